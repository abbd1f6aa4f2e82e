import { writeFileSync } from 'node:fs';
import { formatsFile, formatsPage } from './formatsPage';

/** `yarn generate:formats`: writes the page about formats anew. */
async function main(): Promise<void> {
  writeFileSync(formatsFile(), await formatsPage());
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});

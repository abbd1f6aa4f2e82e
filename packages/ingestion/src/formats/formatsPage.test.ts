import { readFileSync } from 'node:fs';
import { builtInProfiles } from '../profiles/builtInProfiles';
import { sampleFiles } from '../profiles/sampleFiles';
import { formatsFile, formatsPage } from './formatsPage';

describe('docs/formats.md', () => {
  it('says what the samples give: else run "yarn generate:formats" and commit what it changes', async () => {
    expect(readFileSync(formatsFile(), 'utf8')).toBe(await formatsPage());
  });

  it('has a line for each sample and a paragraph for each kind of file', async () => {
    const lines = (await formatsPage()).split('\n');
    for (const { id, title } of builtInProfiles()) {
      expect(lines.filter(line => line.startsWith(`| [${id}](`))).toHaveLength(
        sampleFiles(id).length,
      );
      const [about, ...more] = lines.filter(line =>
        line.startsWith(`- **${title}.** `),
      );
      expect(more).toEqual([]);
      expect(about).toMatch(/\.\*\* \S.*\.$/);
    }
  });
});

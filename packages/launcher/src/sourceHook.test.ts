import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inCheckout } from './checkout';

jest.setTimeout(60_000);

describe('the hook that runs TypeScript sources', () => {
  let checkout: string;
  const at = (...segments: string[]) => path.join(checkout, ...segments);
  const kept = () => at('.tieout', 'transformed');

  beforeEach(() => {
    checkout = mkdtempSync(path.join(tmpdir(), 'tieout-hook-'));
    mkdirSync(at('packages'));
    copyFileSync(
      inCheckout('packages/sourceHook.cjs'),
      at('packages/sourceHook.cjs'),
    );
    mkdirSync(at('node_modules/@swc/core'), { recursive: true });
    writeFileSync(at('entry.ts'), '');
    installTransformer('1.0.0');
  });

  afterEach(() => rmSync(checkout, { recursive: true, force: true }));

  /** One that says when it is at work, and whose code says who made it. */
  function installTransformer(version: string) {
    writeFileSync(
      at('node_modules/@swc/core/package.json'),
      JSON.stringify({ version, main: 'index.js' }),
    );
    writeFileSync(
      at('node_modules/@swc/core/index.js'),
      `exports.transformSync = () => {
         console.log('transforms');
         return { code: "console.log('code of ${version}')" };
       };`,
    );
  }

  /** The lines that the entry and its transformer print. */
  function run(): string[] {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--require', at('packages/sourceHook.cjs'), at('entry.ts')],
      { encoding: 'utf8', env: {} },
    );
    expect(stderr).toBe('');
    return stdout.trimEnd().split('\n');
  }

  it('transforms a source once', () => {
    expect(run()).toEqual(['transforms', 'code of 1.0.0']);
    expect(run()).toEqual(['code of 1.0.0']);
  });

  it('transforms it again with another version of the transformer', () => {
    run();
    installTransformer('1.0.1');

    expect(run()).toEqual(['transforms', 'code of 1.0.1']);
  });

  it('takes an empty file, as a power cut leaves it, for none', () => {
    run();
    for (const name of readdirSync(kept())) {
      truncateSync(path.join(kept(), name));
    }

    expect(run()).toEqual(['transforms', 'code of 1.0.0']);
    expect(run()).toEqual(['code of 1.0.0']);
  });

  it('runs a source though nothing can be kept', () => {
    writeFileSync(at('.tieout'), 'a file where a folder is wanted');

    expect(run()).toEqual(['transforms', 'code of 1.0.0']);
  });

  it('leaves nothing unfinished behind', () => {
    run();
    const [name] = readdirSync(kept());
    rmSync(path.join(kept(), name));
    mkdirSync(path.join(kept(), name));

    run();

    expect(readdirSync(kept())).toEqual([name]);
  });
});

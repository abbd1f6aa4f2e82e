import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findPython } from './findPython';

describe('findPython', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-python-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function install(name: string, answers: [string, string, string]) {
    const program = path.join(folder, name);
    const lines = answers.map(line => `echo '${line}'`).join('\n');
    writeFileSync(program, `#!/bin/sh\n${lines}\n`);
    chmodSync(program, 0o755);
  }

  it('takes a Python that is new enough and complete', async () => {
    install('python3', ['/opt/python3', '3.11.7', 'True']);

    expect(await findPython({ PATH: folder })).toMatchObject({
      executable: '/opt/python3',
      version: '3.11.7',
    });
  });

  it('passes over one that is too old for one that is not', async () => {
    install('python3', ['/old/python3', '3.9.2', 'True']);
    install('python3.12', ['/new/python3.12', '3.12.1', 'True']);

    expect(await findPython({ PATH: folder })).toMatchObject({
      executable: '/new/python3.12',
    });
  });

  it('says what is missing and how to mend it when there is none', async () => {
    expect(await findPython({ PATH: folder })).toEqual({
      reason: 'Python 3 was not found on the PATH',
      remedy: expect.stringContaining('Install Python 3.10 or newer'),
    });
  });

  it('looks nowhere else when one is named, and says that it will not do', async () => {
    install('python3', ['/opt/python3', '3.11.7', 'True']);

    expect(
      await findPython({ PATH: folder, TIEOUT_PYTHON: '/nowhere/python3' }),
    ).toMatchObject({
      reason:
        '/nowhere/python3, named by TIEOUT_PYTHON, is no Python that runs',
    });
  });

  it('says which one is too old, and which one lacks a part', async () => {
    install('python3', ['/old/python3', '3.9.2', 'True']);
    install('python3.11', ['/bare/python3.11', '3.11.2', 'False']);

    expect(await findPython({ PATH: folder })).toMatchObject({
      reason:
        'No suitable Python: /bare/python3.11 (3.11.2) lacks the modules venv and ensurepip; /old/python3 is 3.9.2',
    });
  });
});

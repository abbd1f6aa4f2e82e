// Lets the processes of a checkout run from their TypeScript sources: as
// Backstage's transform does, but what was transformed is kept, by its content.
// It is the same text every time, and the transformer, with the thread that
// Backstage's has for imports, costs each process some 50 MB, and time.
// Where packages are built, nothing of this is used.
const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const CACHE = path.join(__dirname, '../.tieout/transformed');
const OPTIONS = {
  sourceMaps: false,
  // Also of dynamic imports, which would pass by this hook.
  module: { type: 'commonjs' },
  jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
};
const { version } = require('@swc/core/package.json');
const KEY = JSON.stringify([OPTIONS, version, process.version]);

function transformed(filename) {
  const source = fs.readFileSync(filename, 'utf8');
  const hash = createHash('sha256').update(KEY).update(filename);
  const kept = path.join(CACHE, `${hash.update(source).digest('hex')}.js`);
  const known = read(kept);
  if (known) return known;
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { ...OPTIONS, filename });
  keep(kept, code);
  return code;
}

/** Nothing when it is not kept or cannot be read; empty when power failed while it was kept. */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// Others may be writing the same file. Where none can be written, because the
// checkout is read-only or the disk full, the process runs all the same.
function keep(file, code) {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    fs.writeFileSync(unfinished, code);
    fs.renameSync(unfinished, file);
  } catch {
    discard(unfinished);
  }
}

function discard(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Nobody will ever read it.
  }
}

require.extensions['.ts'] = (module, filename) =>
  module._compile(transformed(filename), filename);

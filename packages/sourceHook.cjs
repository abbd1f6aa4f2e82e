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
const KEY = JSON.stringify([OPTIONS, process.version]);

function transformed(filename) {
  const source = fs.readFileSync(filename, 'utf8');
  const hash = createHash('sha256').update(KEY).update(filename);
  const kept = path.join(CACHE, `${hash.update(source).digest('hex')}.js`);
  try {
    return fs.readFileSync(kept, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(source, { ...OPTIONS, filename });
  keep(kept, code);
  return code;
}

// Others may be writing the same file; a checkout may be read-only.
function keep(file, code) {
  try {
    fs.mkdirSync(CACHE, { recursive: true });
    const unfinished = `${file}.${randomUUID()}`;
    fs.writeFileSync(unfinished, code);
    fs.renameSync(unfinished, file);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  }
}

require.extensions['.ts'] = (module, filename) =>
  module._compile(transformed(filename), filename);

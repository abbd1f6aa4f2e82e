// Lock files that name their holder. Needs nothing but Node, for bootstrap.mjs
// uses it before there is anything else; lockFile.d.cts has its types.
//
// A lock appears with its content or, where there are links, not at all. One whose holder is
// gone is removed only while a second file, the guard, is held, and only if it
// is stale still: of those who find it stale at once, one removes it, and none
// removes the lock that another has taken since.
const { randomUUID } = require('node:crypto');
const {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const process = require('node:process');

// Nobody needs as long to write a lock, or for what is done under the guard.
const YOUNG_MS = 10_000;

function takeLock(file, details = {}) {
  // Looked at before anything is written: who may not write here is told, too.
  const other = readText(file);
  if (other !== undefined && !isStale(file)) return parse(other) ?? {};
  const pid = process.pid;
  const holder = { pid, processStart: processStart(pid) ?? '', ...details };
  const own = `${file}.${randomUUID()}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    for (;;) {
      if (created(() => linkOrCopy(own, file))) return undefined;
      if (!isStale(file)) return parse(readText(file)) ?? {};
      if (!removeStale(file)) return {};
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function releaseLock(file) {
  const holder = parse(readText(file));
  if (holder?.pid !== process.pid || !isRunning(holder)) return;
  rmSync(file, { force: true });
}

function giveLock(file, pid) {
  const unfinished = `${file}.${randomUUID()}`;
  const holder = { pid, processStart: processStart(pid) ?? '' };
  writeFileSync(unfinished, JSON.stringify(holder));
  renameSync(unfinished, file);
}

function signalHolder(file, signal) {
  const holder = parse(readText(file));
  if (!holder || !isRunning(holder)) return false;
  try {
    return process.kill(holder.pid, signal);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

// Some network and shared folders have no links.
function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch (error) {
    if (error.code === 'EEXIST') throw error;
    copyFileSync(source, target, constants.COPYFILE_EXCL);
  }
}

/** False when somebody else is about to remove it. */
function removeStale(file) {
  const guard = `${file}.takeover`;
  if (!created(() => writeFileSync(guard, '', { flag: 'wx' }))) {
    if (!isYoung(guard)) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Whether there is a lock that nobody holds any more. */
function isStale(file) {
  const text = readText(file);
  if (text === undefined) return false;
  const holder = parse(text);
  // Without a holder: its writer is at work, or was killed at it.
  return holder ? !isRunning(holder) : !isYoung(file);
}

function parse(text) {
  try {
    const holder = JSON.parse(text ?? '');
    return typeof holder?.pid === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process lives: that one, not a later one of the same number. */
function isRunning({ pid, processStart: start }) {
  return processStart(pid) === start;
}

/** Undefined when there is no such process; else what tells it from a later one of the same number. */
function processStart(pid) {
  if (process.platform === 'linux') {
    // The name, in parentheses, may hold spaces; after it come the state and,
    // as the 20th field, the start time.
    const stat = readText(`/proc/${pid}/stat`);
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; where nobody reaps it, it stays so for ever.
    return fields && !'ZX'.includes(fields[0]) ? fields[19] : undefined;
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch (error) {
    return error.code === 'EPERM' ? '' : undefined;
  }
}

function isYoung(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Math.abs(Date.now() - stat.mtimeMs) < YOUNG_MS;
}

function created(create) {
  try {
    create();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return undefined;
    throw error;
  }
}

module.exports = { giveLock, releaseLock, signalHolder, takeLock };

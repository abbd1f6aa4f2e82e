// First half of every root script. Runs on whatever Node (≥ 20) the machine has
// and knows no package: brings Node 24 and the dependencies, then hands over to
// src/main.ts under Node 24. Each step is skipped once its stamp says that it
// was done for the same inputs.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { releaseLock, takeLock } from './lockFile.cjs';

const startedAt = Date.now();
const NODE_VERSION = '24.21.0';
const COMMANDS = [
  'start',
  'worker',
  'dev',
  'test',
  'accept',
  'bench',
  'samples',
  'inspect',
  'yarn',
];

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
const cache = path.join(root, '.tieout');
const logs = path.join(cache, 'logs');

/** Ends the process with a word for the person at the terminal. */
class Refusal extends Error {}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function step(title, act) {
  const started = Date.now();
  process.stderr.write(`• ${title} …\n`);
  const result = await act();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`✓ ${title} (${seconds} s)\n`);
  return result;
}

/** Runs a command with its output in a log file; the end of it is shown when it fails. */
function runLogged(name, command, args, options = {}) {
  const file = path.join(logs, `${name}.log`);
  mkdirSync(logs, { recursive: true });
  const log = openSync(file, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', log, log],
      ...options,
    });
    child.on('error', error =>
      reject(new Refusal(`${command} could not be started: ${error.message}`)),
    );
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      const tail = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-25);
      return reject(
        new Refusal(
          `${name} failed (${signal ?? `exit code ${code}`}). The end of ${file}:\n${tail.join('\n')}`,
        ),
      );
    });
  });
}

function nodePackage() {
  const { platform, arch } = process;
  const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  const name = `${platform}-${arch}`;
  if (!known.includes(name)) {
    throw new Refusal(
      `Tieout runs on Linux and macOS (x64, arm64), not on ${name}. On Windows, use WSL.`,
    );
  }
  return `node-${name}`;
}

/** The command that runs npm: the one that called us, or that on the PATH. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js')
    ? [process.execPath, [script]]
    : ['npm', []];
}

/** Path of a Node 24: the running one, one brought earlier, or one brought now. */
async function bringNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Refusal(
      `Node ${process.versions.node} is too old: Tieout's start needs Node 20 or newer.`,
    );
  }
  if (major === 24) return process.execPath;
  const name = nodePackage();
  const folder = path.join(cache, 'toolchain', `node-${NODE_VERSION}`);
  const node = path.join(folder, 'node_modules', name, 'bin/node');
  const stamp = path.join(folder, 'complete');
  if (!existsSync(stamp)) {
    await step(`Node ${NODE_VERSION}`, async () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
      const [command, first] = npmCommand();
      await runLogged('npm-install-node', command, [
        ...first,
        'install',
        `${name}@${NODE_VERSION}`,
        `--prefix=${folder}`,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ]);
      writeFileSync(stamp, '');
    });
  }
  return node;
}

/** The Yarn that is committed. */
function yarnPath() {
  const settings = readFileSync(path.join(root, '.yarnrc.yml'), 'utf8');
  return path.join(root, settings.match(/^yarnPath: (.+)$/m)[1]);
}

/** Changes whenever the installed packages may have to change. */
function packagesHash() {
  const hash = createHash('sha256').update(
    `${process.platform}-${process.arch}`,
  );
  for (const file of ['package.json', 'yarn.lock', '.yarnrc.yml']) {
    hash.update(`\0${file}\0`).update(readText(path.join(root, file)) ?? '');
  }
  return hash.digest('hex');
}

function isHelp(argument) {
  return argument === '--help' || argument === '-h';
}

/** Two starts in one checkout install one after the other. */
async function withInstallLock(act) {
  const lock = path.join(cache, 'install.lock');
  mkdirSync(cache, { recursive: true });
  for (let told = false; ;) {
    const holder = takeLock(lock);
    if (!holder) break;
    if (holder.pid && !told) {
      told = true;
      process.stderr.write(
        `• Process ${holder.pid} is installing here; waiting for it …\n`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  try {
    return await act();
  } finally {
    releaseLock(lock);
  }
}

async function installPackages(node) {
  const stamp = path.join(cache, 'packages.stamp');
  const wanted = packagesHash();
  const state = path.join(root, 'node_modules/.yarn-state.yml');
  if (existsSync(state) && readText(stamp) === wanted) return;
  await step('Packages (a minute the first time)', async () => {
    await runLogged(
      'yarn-install',
      node,
      [yarnPath(), 'install', '--immutable'],
      { env: environment(node) },
    );
    writeFileSync(stamp, wanted);
  });
}

/** Node 24 first on the PATH, so that every tool below finds it. */
function environment(node) {
  return {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
}

/** What Node runs for a command: Yarn itself, or else the second half. */
function program(command, rest) {
  if (command === 'yarn') return [yarnPath(), ...rest];
  return [
    '--disable-warning=ExperimentalWarning',
    '--require',
    path.join(root, 'packages/sourceHook.cjs'),
    path.join(root, 'packages/launcher/src/main.ts'),
    command,
    ...rest,
  ];
}

/** Runs Node 24 and ends as it ends. Signals go on to it; it alone decides how to stop. */
function handOver(node, args) {
  const child = spawn(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...environment(node), TIEOUT_STARTED_AT: String(startedAt) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill('SIGTERM'));
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

const [first = 'help', ...rest] = process.argv.slice(2);
const command = isHelp(first) ? 'help' : first;
try {
  if (
    !COMMANDS.includes(command) ||
    (['start', 'worker', 'dev'].includes(command) && rest.some(isHelp))
  ) {
    const help = readText(path.join(root, 'packages/launcher/help.txt'));
    if (!COMMANDS.includes(command) && command !== 'help')
      throw new Refusal(`There is no command "${command}".\n\n${help}`);
    process.stdout.write(help);
    process.exit(0);
  }
  const node = await withInstallLock(async () => {
    const path24 = await bringNode();
    await installPackages(path24);
    return path24;
  });
  handOver(node, program(command, rest));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 1;
}

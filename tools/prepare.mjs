import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOWEST_NODE = [20, 19];

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes a bare clone ready to run: checks Node.js, installs what is missing, compiles what has changed. */
export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LOWEST_NODE[0] || (major === LOWEST_NODE[0] && minor < LOWEST_NODE[1])) {
    fail(`Passung needs Node.js ${LOWEST_NODE.join('.')} or later; this is ${process.versions.node}.`);
  }
  if (!isInstalled()) {
    // Not "npm ci": it refuses a lock file that leaves out packages for platforms other than the one it was written on.
    step('Packages', 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  step('Build', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
}

/** Whether node_modules holds exactly what package-lock.json asks for; npm notes there what it has installed. */
function isInstalled() {
  const note = `${root}node_modules/.package-lock.json`;
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      // Optional packages are those for other platforms, too.
      path === '' || (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

function step(name, command, args) {
  const begun = performance.now();
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) fail(`Cannot run ${command}: ${error.message}`);
  if (status !== 0) fail(`${name}: "${command} ${args.join(' ')}" failed, see above.`);
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${name}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** `npm start` in a bare clone: installs and builds what is missing, then starts the system and stays until it ends. */
import { existsSync } from 'node:fs';
import { prepare, root } from './prepare.mjs';
import { runToEnd } from './run-to-end.mjs';

prepare();
if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
process.exitCode = await runToEnd([`${root}dist/tools/stack/src/start.js`, ...process.argv.slice(2)], {
  // The channel tells the other side when we are gone, however that comes about.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});

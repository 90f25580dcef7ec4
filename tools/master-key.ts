/** `npm run master-key`: looks after the keys that the keys of candidates are encrypted with. */
import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { readSettings, SettingsError } from '#platform/settings';
import { CandidatesSettings } from '../apps/candidates/src/candidates.settings.ts';
import { MasterKeys, newMasterKey } from '../apps/candidates/src/encryption/master-keys.ts';
import { retire, rotate } from '../apps/candidates/src/encryption/rotation.ts';

const HOW_TO = `npm run master-key -- COMMAND
  new       prints a new key
  rotate    encrypts the keys of all candidates with the first master key; with MASTER_KEYS_FILE, puts a new one there first
  retire    after a rotation: removes from MASTER_KEYS_FILE the keys that nothing needs any more

The settings are those of the candidates service: the environment, else .passung/env/candidates.env of "npm start".`;

const SETTINGS_OF_START = '.passung/env/candidates.env';

async function onDatabase(work: (dataSource: DataSource, keys: MasterKeys, file?: string) => Promise<string>) {
  if (process.env.DATABASE_URL === undefined && existsSync(SETTINGS_OF_START)) process.loadEnvFile(SETTINGS_OF_START);
  const settings = readSettings(CandidatesSettings);
  const dataSource = await new DataSource({ type: 'postgres', url: settings.DATABASE_URL }).initialize();
  try {
    console.log(await work(dataSource, new MasterKeys(settings), settings.MASTER_KEYS_FILE));
  } finally {
    await dataSource.destroy();
  }
}

const [command] = process.argv.slice(2);
try {
  if (command === 'new') console.log(newMasterKey());
  else if (command === 'rotate') await onDatabase(rotate);
  else if (command === 'retire') await onDatabase(retire);
  else {
    console.error(HOW_TO);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

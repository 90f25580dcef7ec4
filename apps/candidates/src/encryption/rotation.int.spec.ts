import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { CreateEncryptedCandidates1700000002000 } from '../migrations/1700000002000-create-encrypted-candidates.ts';
import { Lookup } from './lookup.ts';
import { MasterKeys, newMasterKey } from './master-keys.ts';
import { PersonKey } from './person-key.entity.ts';
import { PersonSeals } from './person-seal.ts';
import { masterKeysInUse } from './rewrap.ts';
import { retire, rotate } from './rotation.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [PersonKey],
    migrations: [CreateEncryptedCandidates1700000002000],
  }).initialize();
  await dataSource.runMigrations();
  folder = mkdtempSync(join(tmpdir(), 'master-keys-'));
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await dataSource.query('TRUNCATE person_key, lookup_key CASCADE');
  file = join(folder, randomBytes(6).toString('hex'));
  writeFileSync(file, `${newMasterKey()}\n`, { mode: 0o600 });
});

const keysOfFile = () => new MasterKeys({ MASTER_KEYS_FILE: file });
const start = (keys: MasterKeys) => new Lookup(dataSource, keys).onModuleInit();

async function sealSomething(keys: MasterKeys) {
  const id = newId();
  const seal = await new PersonSeals(keys).create(dataSource.manager, id);
  return { id, sealed: seal.seal('profile', { name: 'Žanete' }) };
}

async function readBy(keys: MasterKeys, { id, sealed }: { id: string; sealed: Buffer }) {
  const seals = await new PersonSeals(keys).forAll(dataSource.manager, [id]);
  return seals.get(id)?.open('profile', sealed);
}

describe('The master key is changed', () => {
  test('while services run: they read what they wrote before, and write with the new key', async () => {
    const running = keysOfFile();
    await start(running);
    const before = await sealSomething(running);
    const told = await rotate(dataSource, keysOfFile(), file);
    expect(told).toMatch(/^2 keys are encrypted with the master key [0-9a-f]{12} now\. /);
    expect(await readBy(running, before)).toEqual({ name: 'Žanete' });
    await sealSomething(running);
    expect(await masterKeysInUse(dataSource.manager)).toEqual(keysOfFile().ids.slice(0, 1));
  });

  test('and the old one goes, so that a backup from before cannot be read any more', async () => {
    await start(keysOfFile());
    const person = await sealSomething(keysOfFile());
    const [backup] = await dataSource.manager.findBy(PersonKey, { candidateId: person.id });
    await rotate(dataSource, keysOfFile(), file);
    expect(await retire(dataSource, keysOfFile(), file)).toMatch(/^Removed [0-9a-f]{12}; [0-9a-f]{12} is left\.$/);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(await readBy(keysOfFile(), person)).toEqual({ name: 'Žanete' });
    expect(() => new PersonSeals(keysOfFile()).of(backup as PersonKey)).toThrow('Put the missing key back');
  });

  test('in the environment, where an operator has put the new key first', async () => {
    const [older, newer] = [newMasterKey(), newMasterKey()];
    const person = await sealSomething(new MasterKeys({ MASTER_KEYS: older }));
    await rotate(dataSource, new MasterKeys({ MASTER_KEYS: `${newer},${older}` }));
    expect(await readBy(new MasterKeys({ MASTER_KEYS: newer }), person)).toEqual({ name: 'Žanete' });
  });

  test('again after an interruption, without harm', async () => {
    await start(keysOfFile());
    const person = await sealSomething(keysOfFile());
    await rotate(dataSource, keysOfFile(), file);
    await rotate(dataSource, keysOfFile(), file);
    await retire(dataSource, keysOfFile(), file);
    expect(await readBy(keysOfFile(), person)).toEqual({ name: 'Žanete' });
  });
});

describe('The service does not start', () => {
  test('with another master key than that of its database, and names both', async () => {
    const right = keysOfFile();
    await start(right);
    const wrong = new MasterKeys({ MASTER_KEYS: newMasterKey() });
    await expect(start(wrong)).rejects.toThrow(`encrypted with the master key ${right.ids[0]}, but MASTER_KEYS holds`);
  });

  test('with a key file that is not there', () => {
    expect(() => new MasterKeys({ MASTER_KEYS_FILE: '/nowhere' })).toThrow('MASTER_KEYS_FILE cannot be read: ENOENT');
  });

  test.each([
    ['no key', '', 'holds no master key'],
    ['a key that is too short', 'c2hvcnQ=', 'key 1 of 1 is not 32 bytes in base64'],
    ['a broken second key', `${newMasterKey()},broken`, 'key 2 of 2'],
  ])('with %s, and shows none of it', (_, MASTER_KEYS, message) => {
    expect(() => new MasterKeys({ MASTER_KEYS })).toThrow(message);
    expect(() => new MasterKeys({ MASTER_KEYS })).toThrow('"npm run master-key -- new" prints one');
  });
});

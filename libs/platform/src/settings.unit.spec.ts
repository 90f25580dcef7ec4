import { EventServiceSettings, readSettingFile, readSettings, SettingsError } from './settings.ts';

const right = {
  PORT: '3001',
  AUTH_JWKS_URL: 'http://127.0.0.1:4000/.well-known/jwks.json',
  AUTH_ISSUER: 'http://127.0.0.1:4000',
  DATABASE_URL: 'postgres://vacancies:secret@127.0.0.1:5432/vacancies',
  KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
};

describe('Settings of a service', () => {
  test('are read from the environment, with defaults for what may be left out', () => {
    const settings = readSettings(EventServiceSettings, { ...right, HOME: '/root' });
    expect(settings).toMatchObject({ PORT: 3001, HOST: '0.0.0.0', LOG_LEVEL: 'info', AUTH_AUDIENCE: 'passung' });
    expect(settings.brokers).toEqual(['kafka-1:9092', 'kafka-2:9092']);
  });

  test('every variable that is missing is named at once', () => {
    expect(() => readSettings(EventServiceSettings, { PORT: '3001' })).toThrow(SettingsError);
    for (const name of ['AUTH_JWKS_URL', 'AUTH_ISSUER', 'DATABASE_URL', 'KAFKA_BROKERS']) {
      expect(() => readSettings(EventServiceSettings, { PORT: '3001' })).toThrow(`${name}: is not set`);
    }
  });

  test('an empty variable counts as missing', () => {
    expect(() => readSettings(EventServiceSettings, { ...right, DATABASE_URL: '' })).toThrow(
      /DATABASE_URL: is not set/,
    );
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['KAFKA_BROKERS', 'localhost'],
    ['AUTH_JWKS_URL', 'jwks.json'],
    ['LOG_LEVEL', 'loud'],
  ])('a wrong %s (%s) is named', (name, value) => {
    expect(() => readSettings(EventServiceSettings, { ...right, [name]: value })).toThrow(new RegExp(`${name}: `));
  });
});

describe('A file that a setting names', () => {
  const parse = (text: string) => JSON.parse(text).name as string;

  test('is read and parsed', () => {
    expect(readSettingFile('NAME_FILE', 'package.json', parse)).toBe('passung');
  });

  test.each(['no-such-file.json', 'README.md'])('that cannot be used is told with its variable: %s', (path) => {
    expect(() => readSettingFile('NAME_FILE', path, parse)).toThrow(SettingsError);
    expect(() => readSettingFile('NAME_FILE', path, parse)).toThrow(`NAME_FILE=${path}: `);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { readSettings } from '#platform/settings';
import { trialSettings } from '../../test/trial-settings.ts';
import { NotificationsSettings } from '../notifications.settings.ts';
import { MailTransport } from './mail-transport.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const environment = {
  PORT: '3004',
  AUTH_JWKS_URL: 'http://127.0.0.1:3100/.well-known/jwks.json',
  AUTH_ISSUER: 'http://127.0.0.1:3100',
  DATABASE_URL: 'postgres://notifications:secret@127.0.0.1:5432/notifications',
  KAFKA_BROKERS: '127.0.0.1:9092',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_FROM: 'Passung <no-reply@passung.example>',
  PUBLIC_URL: 'http://127.0.0.1:8080',
  LINK_SECRET: 'thirty-two characters and a few more',
};

test.each([['Passung <no-reply@passung.example>'], ['no-reply@passung.example']])(
  'the Message-ID of a delivery is always the same and belongs to the sender %s',
  (MAIL_FROM) => {
    const transport = new MailTransport(trialSettings({ MAIL_FROM }));
    expect(transport.messageId('0192f0c1-0000-7000-8000-000000000001')).toBe(
      '<0192f0c1-0000-7000-8000-000000000001@passung.example>',
    );
    transport.onApplicationShutdown();
  },
);

test('settings that make sense are read; companies sleep at night unless they are told otherwise', () => {
  expect(readSettings(NotificationsSettings, environment)).toMatchObject({
    MAIL_FROM: environment.MAIL_FROM,
    MAIL_ANY_TIME: false,
    MAIL_PAUSE_MINUTES: 10,
  });
  expect(readSettings(NotificationsSettings, { ...environment, MAIL_ANY_TIME: 'true' }).MAIL_ANY_TIME).toBe(true);
});

test('a key may be written in one line', () => {
  const oneLine = { ...environment, DKIM_SELECTOR: 'passung', DKIM_PRIVATE_KEY: pem.replaceAll('\n', '\\n') };
  expect(readSettings(NotificationsSettings, oneLine).DKIM_PRIVATE_KEY).toBe(pem);
});

test.each([
  ['SMTP_URL', 'mail.example:25'],
  ['SMTP_URL', undefined],
  ['MAIL_FROM', 'Passung'],
  ['MAIL_FROM', undefined],
  ['PUBLIC_URL', 'passung.example'],
  ['LINK_SECRET', 'too short'],
  ['LINK_SECRET', undefined],
  ['MAIL_ANY_TIME', 'sometimes'],
  ['MAIL_PAUSE_MINUTES', '-1'],
  ['DKIM_PRIVATE_KEY', 'no key'],
  ['DKIM_SELECTOR', 'two words'],
])('a service with %s=%s does not start and says why', (name, value) => {
  expect(() => readSettings(NotificationsSettings, { ...environment, [name]: value })).toThrow(name);
});

test('a signing key without the name under which it is published is refused', () => {
  expect(() => readSettings(NotificationsSettings, { ...environment, DKIM_PRIVATE_KEY: pem })).toThrow('DKIM_SELECTOR');
});

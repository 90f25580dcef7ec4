import { readSettings } from '#platform/settings';
import { NotificationsSettings } from '../notifications.settings.ts';
import { MailTransport, refusedForGood } from './mail-transport.ts';

const settings = {
  PORT: '3004',
  AUTH_JWKS_URL: 'http://127.0.0.1:3100/.well-known/jwks.json',
  AUTH_ISSUER: 'http://127.0.0.1:3100',
  DATABASE_URL: 'postgres://notifications:secret@127.0.0.1:5432/notifications',
  KAFKA_BROKERS: '127.0.0.1:9092',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  MAIL_FROM: 'Passung <no-reply@passung.example>',
};

test.each([['Passung <no-reply@passung.example>'], ['no-reply@passung.example']])(
  'the Message-ID of a delivery is always the same and belongs to the sender %s',
  (MAIL_FROM) => {
    const transport = new MailTransport({ SMTP_URL: settings.SMTP_URL, MAIL_FROM });
    expect(transport.messageId('0192f0c1-0000-7000-8000-000000000001')).toBe(
      '<0192f0c1-0000-7000-8000-000000000001@passung.example>',
    );
    transport.onApplicationShutdown();
  },
);

test.each([
  ['an unknown mailbox', { code: 'EENVELOPE', responseCode: 550 }, true],
  ['a refused content', { code: 'EMESSAGE', responseCode: 554 }, true],
  ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, false],
  ['a server that wants a login', { code: 'EENVELOPE', responseCode: 530 }, false],
  ['a wrong password', { code: 'EAUTH', responseCode: 535 }, false],
  ['a server that turns everyone away', { code: 'EPROTOCOL', responseCode: 554 }, false],
  ['a connection refused', { code: 'ESOCKET' }, false],
])('%s', (_, error, forGood) => {
  expect(refusedForGood(error)).toBe(forGood);
});

test('settings that make sense are read', () => {
  expect(readSettings(NotificationsSettings, settings)).toMatchObject({ MAIL_FROM: settings.MAIL_FROM });
});

test.each([
  ['SMTP_URL', 'mail.example:25'],
  ['SMTP_URL', undefined],
  ['MAIL_FROM', 'Passung'],
  ['MAIL_FROM', undefined],
])('a service with %s=%s does not start and says why', (name, value) => {
  expect(() => readSettings(NotificationsSettings, { ...settings, [name]: value })).toThrow(name);
});

import type { NotificationsSettings } from '../src/notifications.settings.ts';

/** The settings as they are for a test, in which nobody sleeps and nothing is waited for. */
export const trialSettings = (changes: Partial<NotificationsSettings> = {}) => ({
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'Passung <no-reply@passung.example>',
  PUBLIC_URL: 'https://passung.example',
  LINK_SECRET: 'a secret of a test, which is long enough',
  MAIL_ANY_TIME: true,
  MAIL_PAUSE_MINUTES: 0,
  MAIL_CONNECTIONS: 2,
  MAIL_PER_DOMAIN_PER_MINUTE: 1_000,
  ...changes,
});

import { Webhook as Verifier } from 'standardwebhooks';
import { WebhookSecrets } from './webhook-secrets.ts';

const secrets = new WebhookSecrets({ WEBHOOK_SECRET: 'a secret of at least thirty-two characters' });
const now = new Date();
const webhook = { id: '0199f2a0-6c1e-7a10-9c51-8d2b5f0f0001', secretNumber: 1, oldSecretUntil: null };
const body = JSON.stringify({ type: 'match.confirmed', data: { externalRef: 'Spengler ļ ß ā' } });
const verify = (secret: string, headers: Record<string, string>) => new Verifier(secret).verify(body, headers);

describe('A webhook is signed', () => {
  test('so that the library of Standard Webhooks knows it by the secret its owner got', () => {
    expect(verify(secrets.textOf(webhook), secrets.headers(webhook, 'msg', body, now))).toEqual(JSON.parse(body));
  });

  test('by both secrets while an old one still counts, then by the new one alone', () => {
    const old = secrets.textOf(webhook);
    const oldSecretUntil = new Date(now.getTime() + 1_000);
    const rotated = { ...webhook, secretNumber: 2, oldSecretUntil };
    const during = secrets.headers(rotated, 'msg', body, now);
    for (const secret of [old, secrets.textOf(rotated)]) expect(verify(secret, during)).toEqual(JSON.parse(body));
    const after = secrets.headers(rotated, 'msg', body, oldSecretUntil);
    expect(() => verify(old, after)).toThrow();
    expect(verify(secrets.textOf(rotated), after)).toEqual(JSON.parse(body));
  });

  test('by a secret of its own: that of another webhook, or of another installation, does not fit', () => {
    const headers = secrets.headers(webhook, 'msg', body, now);
    const elsewhere = new WebhookSecrets({ WEBHOOK_SECRET: 'another secret of at least thirty-two characters' });
    const other = secrets.textOf({ ...webhook, id: '0199f2a0-6c1e-7a10-9c51-8d2b5f0f0002' });
    for (const secret of [other, elsewhere.textOf(webhook)]) expect(() => verify(secret, headers)).toThrow();
  });
});

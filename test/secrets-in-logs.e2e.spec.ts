import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { passung, send } from './api.ts';
import { vacancy } from './examples.ts';

const runFile = process.env.PASSUNG_RUN_FILE ?? '.passung/run.json';

describe('What opens a door is in no log', () => {
  test('no token, API key, secret of a webhook, Idempotency-Key or database password, whatever became of the request', async () => {
    const made = await send('POST', '/v1/api-keys', {
      as: 'admin',
      body: { organisation: 'logs', role: 'partner', name: 'Logs' },
    });
    const idempotencyKey = randomUUID();
    const url = 'https://nowhere.invalid/passung';
    const webhook = await send('POST', '/v1/webhooks', { as: 'partner', body: { url, events: ['vacancy.filled'] } });
    await send('POST', `/v1/webhooks/${webhook.body.id}/test`, { as: 'partner' });
    const secrets = [
      made.body.key,
      webhook.body.secret,
      idempotencyKey,
      ...Object.values(passung.tokens),
      ...Object.values(passung.apiKeys),
    ];
    for (const secret of secrets) {
      for (const authorization of [`Bearer ${secret}`, `Bearer ${secret}x`, `Basic ${secret}`]) {
        const headers = { authorization, 'idempotency-key': idempotencyKey };
        await send('POST', '/v1/vacancies', { headers, body: vacancy() });
        await send('POST', '/v1/vacancies', { headers, body: '{' });
        await send('GET', '/v1/matches', { headers });
      }
    }
    const passwords = Object.values(passung.databases).map((url) => new URL(url).password);
    const folder = join(dirname(runFile), 'logs');
    const logs = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    expect(logs.length).toBeGreaterThan(4);
    expect(logs.find(({ name }) => name.startsWith('vacancies'))?.text).toContain('"url":"/v1/vacancies"');
    for (const { text } of logs) {
      for (const secret of [...secrets, ...passwords]) expect(text.includes(secret)).toBe(false);
    }
  });
});

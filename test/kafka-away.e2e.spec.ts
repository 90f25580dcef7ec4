import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { send, shortlistOf } from './api.ts';
import { candidate, vacancy } from './examples.ts';
import { kill, startAgain, startKafka, stopKafka } from './remote-control.ts';

const AWAY_MS = 30_000;
const EVERY_MS = 3_000;
const MATCHED_WITHIN_MS = 60_000;

const nominate = () =>
  send('PUT', `/v1/candidates/by-ref/away-${randomUUID()}`, { as: 'institution', body: candidate() });

const post = async () => {
  const { status, body } = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
  expect(status).toBe(201);
  return body.id as string;
};

describe('What is posted while a part is away is not lost', () => {
  beforeAll(async () => {
    expect((await nominate()).status).toBe(201);
  });

  test('Kafka stays away for 30 seconds: every vacancy is taken, and matched when Kafka is back', async () => {
    const posted: string[] = [];
    await stopKafka();
    try {
      for (const end = Date.now() + AWAY_MS; Date.now() < end; await pause(EVERY_MS)) posted.push(await post());
    } finally {
      await startKafka();
    }
    expect(posted.length).toBeGreaterThanOrEqual(8);
    for (const id of posted) await shortlistOf(id, (items) => items.length > 0, MATCHED_WITHIN_MS);
  }, 150_000);

  test('the matching service crashes: a vacancy posted meanwhile is matched when it is back', async () => {
    await kill('matching');
    const id = await post();
    await startAgain('matching');
    await shortlistOf(id, (items) => items.length > 0, MATCHED_WITHIN_MS);
  }, 150_000);
});

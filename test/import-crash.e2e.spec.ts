import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { passung, send } from './api.ts';
import { eventually } from './eventually.ts';
import { vacancy } from './examples.ts';
import { kill, startAgain } from './remote-control.ts';
import { type Message, TopicReader } from './topic.ts';

const ROWS = 2_500;
const ROWS_AT_A_TIME = 250;
const KNOWN_AS_ENDED_WITHIN_MS = 30_000;

describe('The vacancies service crashes in the middle of a file', () => {
  const mark = randomUUID();
  const { company } = vacancy();
  const occupation = { scheme: 'isco-08', code: '9411' };
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `${JSON.stringify(vacancy({ externalRef: `${mark}-ļ${index}`, company, occupation }))}\n`,
  );
  const imports = async (query = '') => {
    const { status, body } = await send('GET', `/v1/imports?limit=100${query}`, { as: 'partner' });
    return status === 200 ? body.items : [];
  };

  /** All rows but the last, which keeps the file from ending. */
  async function* mostRows() {
    for (let sent = 0; sent < ROWS - 1; sent += ROWS_AT_A_TIME) {
      yield Buffer.from(rows.slice(sent, Math.min(sent + ROWS_AT_A_TIME, ROWS - 1)).join(''));
    }
    await pause(60_000, undefined, { ref: false });
  }

  test('the sender is told, and sends it again: rows that were taken are unchanged, and each is one event', async () => {
    const before = (await imports()).length;
    const sending = fetch(`${passung.baseUrl}/v1/vacancies/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${passung.tokens.partner}`, 'content-type': 'application/x-ndjson' },
      body: ReadableStream.from(mostRows()),
      duplex: 'half',
    } as RequestInit).then((answer) => answer.json());
    const { id } = await eventually('two thousand rows', async () =>
      (await imports('&status=running')).find(({ created }: { created: number }) => created === 2_000),
    );
    try {
      await kill('vacancies');
      expect(await sending).toMatchObject({
        status: 503,
        detail: expect.stringContaining('does not answer; try again'),
      });
    } finally {
      await startAgain('vacancies');
    }

    const stopped = await eventually(
      'the end of the import',
      async () => (await imports('&status=stopped')).find((one: { id: string }) => one.id === id),
      KNOWN_AS_ENDED_WITHIN_MS,
    );
    expect(stopped).toMatchObject({
      created: 2_000,
      problem: { detail: expect.stringContaining('Send the file again') },
    });

    const again = await send('POST', '/v1/vacancies/import', {
      as: 'partner',
      body: rows.join(''),
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(again.body).toMatchObject({ status: 'finished', unchanged: 2_000, created: 500, changed: 0, refused: 0 });
    expect((await imports()).length).toBe(before + 2);

    const reader = await new TopicReader('vacancies.vacancy.v1').start();
    const distinct = (of: (message: Message) => string | undefined) =>
      new Set(reader.messages.filter(({ value }) => value?.externalRef?.startsWith(mark)).map(of)).size;
    await eventually('all of them', () => (distinct(({ key }) => key) === ROWS ? true : undefined));
    await reader.stop();
    // What Kafka had in hand when the service crashed may come again, as the same event.
    expect(distinct(({ headers }) => headers.ce_id)).toBe(ROWS);
  }, 150_000);
});

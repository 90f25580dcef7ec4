import { register } from 'prom-client';
import { vacancyExample } from '#contracts/event-examples';
import { VacancyChanged } from '#contracts/vacancy-event';
import { eventually } from '../../../test/eventually.ts';
import { TrialReader, writeDown } from '../../../test/trial-reader.ts';
import { UnprocessableEvent } from './failure.ts';

/** The value of a metric whose labels are at least these. */
async function metric(name: string, labels: Record<string, string | number> = {}): Promise<number | undefined> {
  const values = (await register.getSingleMetric(name)?.get())?.values ?? [];
  return values.find((value) =>
    Object.entries(labels).every(([label, is]) => (value.labels as Record<string, unknown>)[label] === is),
  )?.value;
}

const eventuallyShows = (name: string, labels: Record<string, string | number>, test: (value: number) => boolean) =>
  eventually(`${name} ${JSON.stringify(labels)}`, async () => {
    const value = await metric(name, labels);
    return value !== undefined && test(value) ? value : undefined;
  });

describe('An operator sees at /metrics', () => {
  let reader: TrialReader;
  let topic: string;
  beforeEach(async () => {
    reader = await TrialReader.create();
    topic = reader.topic.name;
  });
  afterEach(() => reader.release());

  test('how many events were published, and how many wait since when while nobody can relay them', async () => {
    const relayLock = 7_277_464;
    await reader.sql.query('SELECT pg_advisory_lock($1)', [relayLock]);
    const service = await reader.start();
    const announce = () =>
      service.database.transaction((transaction) =>
        service.outbox.add(transaction, { ...VacancyChanged, topic }, { key: 'roof', value: vacancyExample }),
      );
    await announce();
    await announce();
    expect(await metric('passung_outbox_messages')).toBe(2);
    const first = await eventuallyShows('passung_outbox_oldest_seconds', {}, (age) => age > 0);
    await eventuallyShows('passung_outbox_oldest_seconds', {}, (age) => age > first);
    expect(await metric('passung_events_published_total', { topic })).toBeUndefined();

    await reader.sql.query('SELECT pg_advisory_unlock($1)', [relayLock]);
    await eventuallyShows('passung_events_published_total', { topic }, (published) => published === 2);
    await eventuallyShows('passung_outbox_messages', {}, (waiting) => waiting === 0);
    expect(await metric('passung_outbox_oldest_seconds')).toBe(0);
  });

  test('what is handled how fast, what lags, what is tried again and again, and what was put aside', async () => {
    await reader.publish('hopeless', 'one', 'stuck', 'behind it');
    let databaseIsAway = true;
    await reader.start(async (event, transaction) => {
      if (event.value?.title === 'hopeless') throw new UnprocessableEvent('there is no such trade');
      if (event.value?.title === 'stuck' && databaseIsAway) throw Object.assign(new Error('gone'), { code: '57P01' });
      await writeDown(event, transaction);
    });
    await eventuallyShows('passung_consumer_stalled_tries', { topic, partition: 0 }, (tries) => tries >= 3);
    expect(await metric('passung_event_retries_total', { topic, kind: 'passing' })).toBeGreaterThanOrEqual(3);
    expect(await metric('passung_consumer_lag_messages', { topic, partition: 0 })).toBe(2);
    expect(await metric('passung_dead_letters_total', { topic })).toBe(1);

    databaseIsAway = false;
    await reader.handledUpTo(4);
    await eventuallyShows('passung_consumer_stalled_tries', { topic, partition: 0 }, (tries) => tries === 0);
    await eventuallyShows('passung_consumer_lag_messages', { topic, partition: 0 }, (lag) => lag === 0);
    expect(await register.metrics()).toMatch(
      new RegExp(`passung_event_handling_seconds_count\\{topic="${topic}"\\} [1-9]`),
    );
  });
});

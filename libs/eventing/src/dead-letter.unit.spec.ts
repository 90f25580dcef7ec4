import type { KafkaMessage } from 'kafkajs';
import { fromLetter, toLetter } from './dead-letter.ts';

const PARTITION = { group: 'matching', topic: 'vacancies.vacancy.v1', partition: 3 };
const FAILURE = { error: new Error('no such trade'), tries: 5 };

const message = (parts: Partial<Pick<KafkaMessage, 'key' | 'value'>>) => ({
  key: Buffer.from('key') as Buffer | null,
  value: Buffer.from('{}') as Buffer | null,
  headers: { ce_type: Buffer.from('vacancy.changed') },
  timestamp: '0',
  attributes: 0,
  offset: '17',
  ...parts,
});

/** The message as it comes out of its letter, after Kafka has made bytes of all that is text. */
function throughLetter(original: ReturnType<typeof message>) {
  const { key, value, headers } = toLetter(PARTITION, original, FAILURE);
  const bytes = Object.entries(headers ?? {}).map(([name, header]) => [name, Buffer.from(header as string)]);
  return fromLetter('vacancies.vacancy.v1.matching.dlq', {
    ...message({ key: Buffer.from(key as string), value: Buffer.from(value as string) }),
    headers: Object.fromEntries(bytes),
  });
}

describe('A dead letter', () => {
  test.each<[string, Partial<Pick<KafkaMessage, 'key' | 'value'>>]>([
    ['as it was', {}],
    ['without a key', { key: null }],
    ['with an empty key', { key: Buffer.from('') }],
    ['with a key that is no text', { key: Buffer.from([0xff, 0x00, 0xfe]) }],
    ['without a value', { value: null }],
    ['with an empty value', { value: Buffer.from('') }],
  ])('gives back its message %s', (_how, parts) => {
    const { key, value, headers } = message(parts);
    expect(throughLetter(message(parts))?.message).toEqual({ key, value, headers });
  });

  test('says where the message came from, who put it aside and why', () => {
    expect(throughLetter(message({}))).toMatchObject({
      id: '3-17',
      group: 'matching',
      topic: 'vacancies.vacancy.v1',
      partition: 3,
      offset: 17n,
      tries: 5,
      reason: 'no such trade',
    });
  });

  test('never outgrows the message by much, however long the reason', () => {
    const { headers } = toLetter(PARTITION, message({}), { error: new Error('x'.repeat(1e6)), tries: 1 });
    expect(JSON.stringify(headers).length).toBeLessThan(6_000);
  });

  test('is gone when its key has no value any more', () => {
    expect(fromLetter('t.g.dlq', message({ value: null }))).toBeUndefined();
  });
});

import type { KafkaMessage } from 'kafkajs';
import { ContractViolation } from '#contracts/check-event';
import { vacancyExample } from '#contracts/event-examples';
import { toHeaders } from './cloud-event.ts';
import { decodeMessage } from './decode-message.ts';
import { UnprocessableEvent } from './failure.ts';

const attributes = {
  id: 'e-1',
  type: 'vacancy.changed',
  source: '/vacancies',
  subject: vacancyExample.id,
  time: '2026-11-24T09:00:00.000Z',
};

const message = (change: Partial<Pick<KafkaMessage, 'key' | 'value' | 'headers'>> = {}, type = attributes.type) => ({
  key: Buffer.from(vacancyExample.id),
  value: Buffer.from(JSON.stringify(vacancyExample)),
  headers: toHeaders({ ...attributes, type }),
  timestamp: '0',
  attributes: 0,
  offset: '0',
  ...change,
});

describe('A Kafka message becomes an event', () => {
  test('with its attributes, its key and its value', () => {
    expect(decodeMessage(message())).toEqual({
      ...attributes,
      key: vacancyExample.id,
      trace: {},
      value: vacancyExample,
    });
  });

  test('a message without value is a tombstone', () => {
    expect(decodeMessage(message({ value: null }))).toEqual({
      ...attributes,
      key: vacancyExample.id,
      trace: {},
      value: null,
    });
  });

  test('a type that only a newer release knows is passed over, whatever it carries', () => {
    expect(decodeMessage(message({ value: Buffer.from('{"any":"thing"}') }, 'vacancy.painted'))).toBeUndefined();
    expect(decodeMessage(message({ value: Buffer.from('no JSON') }, 'vacancy.painted'))).toBeUndefined();
  });

  test('a type that the handler is not for is passed over unread', () => {
    const unreadable = message({ value: Buffer.from('no JSON') });
    expect(decodeMessage(unreadable, ['vacancy.painted'])).toBeUndefined();
    expect(() => decodeMessage(unreadable, [attributes.type])).toThrow(/not JSON/);
  });

  test.each<[string, Parameters<typeof message>[0], RegExp]>([
    ['the value is not JSON', { value: Buffer.from('{"id":') }, /not JSON/],
    ['the value is empty', { value: Buffer.alloc(0) }, /not JSON/],
    ['the headers are missing', { headers: {} }, /ce_id, ce_type or ce_source/],
    ['the key is missing', { key: null }, /no key/],
  ])('it can never be handled if %s', (_reason, change, told) => {
    expect(() => decodeMessage(message(change))).toThrow(UnprocessableEvent);
    expect(() => decodeMessage(message(change))).toThrow(told);
  });

  test('it can never be handled if the value breaks the contract', () => {
    const value = Buffer.from(JSON.stringify({ ...vacancyExample, positions: 'two' }));
    expect(() => decodeMessage(message({ value }))).toThrow(ContractViolation);
    expect(() => decodeMessage(message({ value }))).toThrow('/positions');
  });
});

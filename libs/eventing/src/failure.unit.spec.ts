import fc from 'fast-check';
import { KafkaJSConnectionError } from 'kafkajs';
import { ContractViolation } from '#contracts/check-event';
import { backoff, kindOfFailure, UnprocessableEvent } from './failure.ts';

const coded = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

describe('What to do about a failure follows from its cause', () => {
  test.each([
    ['a deadlock', coded('40P01')],
    ['a transaction that could not be serialised', coded('40001')],
    ['a connection the database refused', coded('08006')],
    ['too many connections', coded('53300')],
    ['a database that shuts down', coded('57P01')],
    ['a full disk', coded('58030')],
    ['a lock that was not to be had', coded('55P03')],
    ['a refused connection', coded('ECONNREFUSED')],
    ['a connection cut off', coded('ECONNRESET')],
    ['a host that does not answer', coded('ETIMEDOUT')],
    ['a host that is not reachable', coded('EHOSTUNREACH')],
    ['a name that cannot be looked up just now', coded('EAI_AGAIN')],
    ['a session the database ended', new Error('Connection terminated unexpectedly')],
    ['a Kafka that does not answer', new KafkaJSConnectionError('Connection timeout')],
    ['a pool that gave no connection in time', new Error('timeout exceeded when trying to connect')],
  ])('%s passes: wait for it', (_cause, error) => {
    expect(kindOfFailure(error)).toBe('passing');
  });

  test.each([
    ['a broken contract', new ContractViolation('')],
    ['a handler that says so', new UnprocessableEvent('')],
  ])('%s never passes: give the message up', (_cause, error) => {
    expect(kindOfFailure(error)).toBe('permanent');
  });

  test.each([
    ['a mistake in our code', new TypeError('x is undefined')],
    ['a violated constraint', coded('23505')],
    ['a column that does not exist', coded('42703')],
    ['something thrown that is no error', 'oops'],
  ])('%s may or may not pass: a few tries', (_cause, error) => {
    expect(kindOfFailure(error)).toBe('doubtful');
  });

  test('nothing thrown, not even nothing, stops the consumer from judging it', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(['passing', 'doubtful', 'permanent']).toContain(kindOfFailure(thrown));
      }),
    );
  });
});

describe('The wait before the next try', () => {
  const tries = fc.integer({ min: 1, max: 100_000 });
  const random = fc.double({ min: 0, max: 1, noNaN: true });

  test('is never longer than half a minute and never shorter than a twentieth of a second', () => {
    fc.assert(
      fc.property(tries, random, (count, chance) => {
        expect(backoff(count, chance)).toBeGreaterThanOrEqual(50);
        expect(backoff(count, chance)).toBeLessThanOrEqual(30_000);
      }),
    );
  });

  test('never shrinks with the number of tries, and doubles at first', () => {
    fc.assert(
      fc.property(tries, random, (count, chance) => {
        expect(backoff(count + 1, chance)).toBeGreaterThanOrEqual(backoff(count, chance));
      }),
    );
    expect([1, 2, 3, 4].map((count) => backoff(count, 1))).toEqual([100, 200, 400, 800]);
  });

  test('is spread over half its length, so that instances do not come back together', () => {
    expect(backoff(3, 0)).toBe(200);
    expect(backoff(3, 1)).toBe(400);
  });
});

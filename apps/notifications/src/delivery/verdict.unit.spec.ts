import { RetryPlan, verdictOn } from './verdict.ts';

test.each([
  [
    'an unknown mailbox',
    { code: 'EENVELOPE', response: '550 5.1.1 No such mailbox', responseCode: 550 },
    'bad-address',
  ],
  ['a refusal without an enhanced code', { code: 'EENVELOPE', response: '550 No', responseCode: 550 }, 'bad-address'],
  ['a disabled mailbox', { code: 'EENVELOPE', response: '550 5.2.1 Disabled', responseCode: 550 }, 'bad-address'],
  ['a refused content', { code: 'EMESSAGE', response: '554 5.6.0 Looks bad', responseCode: 554 }, 'refused'],
  ['a policy', { code: 'EMESSAGE', response: '550 5.7.1 Spam', responseCode: 550 }, 'refused'],
  ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, 'again'],
  ['a server that wants a login', { code: 'EENVELOPE', responseCode: 530 }, 'again'],
  ['a wrong password', { code: 'EAUTH', responseCode: 535 }, 'again'],
  ['a server that turns everyone away', { code: 'EPROTOCOL', responseCode: 554 }, 'again'],
  ['a connection refused', { code: 'ESOCKET' }, 'again'],
  ['a certificate nobody knows', { code: 'ETLS' }, 'again'],
  ['an error of our own', new TypeError('x is undefined'), 'again'],
] as const)('%s', (_, error, verdict) => {
  expect(verdictOn(error)).toBe(verdict);
});

test('tries follow each other after seconds at first, after an hour at last, and for two days', () => {
  const plan = new RetryPlan();
  const firstTriedAt = new Date('2026-11-25T09:00:00Z');
  let now = firstTriedAt.getTime();
  const delays: number[] = [];
  while (!plan.isOver(firstTriedAt, new Date(now))) {
    const delay = plan.delay(delays.length + 1, 1);
    delays.push(delay);
    now += delay;
  }
  expect(delays.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(Math.max(...delays)).toBe(3_600_000);
  expect(delays.length).toBeGreaterThan(50);
  expect(now - firstTriedAt.getTime()).toBeLessThan(49 * 3_600_000);
});

test('e-mails that failed together do not come back together', () => {
  const plan = new RetryPlan();
  expect(plan.delay(5, 0)).toBe(plan.delay(5, 1) / 2);
});

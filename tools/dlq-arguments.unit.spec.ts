import type { DeadLetter } from '#eventing/dead-letter';
import { parseCall, selectLetters } from './dlq-arguments.ts';

const letter = (id: string, group: string, parts: Partial<DeadLetter> = {}): DeadLetter => ({
  id,
  group,
  topic: 'vacancies.vacancy.v1',
  liesOn: `vacancies.vacancy.v1.${group}.dlq`,
  partition: 0,
  offset: 0n,
  tries: 1,
  reason: 'The value is not JSON',
  stack: '',
  failedAt: new Date('2026-11-24T09:00:00Z'),
  message: { key: null, value: '', headers: { ce_type: 'vacancy.changed' } },
  ...parts,
});

const LETTERS = [
  letter('0-1', 'matching'),
  letter('0-2', 'matching', { reason: 'x is undefined', failedAt: new Date('2026-11-25T09:00:00Z') }),
  letter('0-1', 'notifications', { message: { key: null, value: '', headers: {} } }),
];

const select = (...args: string[]) => selectLetters(LETTERS, parseCall(args)).map(({ id, group }) => `${group} ${id}`);

describe('npm run dlq', () => {
  test.each<[string, string[]]>([
    ['--group matching', ['matching 0-1', 'matching 0-2']],
    ['--topic vacancies.company.v1', []],
    ['--type vacancy.changed', ['matching 0-1', 'matching 0-2']],
    ['--error UNDEFINED', ['matching 0-2']],
    ['--since 2026-11-25', ['matching 0-2']],
    ['--group matching --error json', ['matching 0-1']],
    ['', ['matching 0-1', 'matching 0-2', 'notifications 0-1']],
  ])('list %s', (filters, found) => {
    expect(select('list', ...filters.split(' ').filter(Boolean))).toEqual(found);
  });

  test('means the letter that is named, if there is only one of that name', () => {
    expect(select('drop', '0-2')).toEqual(['matching 0-2']);
    expect(select('show', '0-1', '--group', 'notifications')).toEqual(['notifications 0-1']);
    expect(() => select('show', '0-1')).toThrow(/add --topic or --group/);
    expect(() => select('show', '9-9')).toThrow(/no letter 9-9.*npm run dlq -- list/);
  });

  test.each([
    ['', /npm run dlq -- list/],
    ['burn', /npm run dlq -- list/],
    ['list --colour red', /--colour.*npm run dlq -- list/s],
    ['list --since yesterday', /--since yesterday is no moment. Write 2026-11-24/],
    ['list 0-1', /show 0-1/],
    ['show', /which letter/],
    ['drop', /--all/],
    ['replay --dry-run', /--all/],
  ])('%s is refused with the way out', (args, message) => {
    expect(() => parseCall(args.split(' ').filter(Boolean))).toThrow(message);
  });
});

import { mayFollow, publishedStatus, statusAfter, VACANCY_STATUSES, type VacancyStatus } from './life-cycle.ts';

const TODAY = '2026-11-25';
const PUBLISHED = new Date('2026-11-01T09:00:00Z');

const becomes = (
  wanted: 'draft' | 'open' | undefined,
  status?: VacancyStatus,
  { published = true, validThrough = '2027-06-30' } = {},
) =>
  statusAfter(
    { validThrough, ...(wanted === undefined ? {} : { status: wanted }) },
    status === undefined ? undefined : { status, publishedAt: published ? PUBLISHED : null },
    TODAY,
  );

describe('The life of a vacancy', () => {
  test('what may follow what', () => {
    const table = VACANCY_STATUSES.map((from) => [from, VACANCY_STATUSES.filter((to) => mayFollow(from, to))]);
    expect(table).toEqual([
      ['draft', ['open', 'withdrawn', 'expired']],
      ['open', ['filled', 'withdrawn', 'expired']],
      ['filled', ['open']],
      ['withdrawn', ['open']],
      ['expired', ['open', 'filled', 'withdrawn']],
    ]);
  });

  test('a new one is open unless it is sent as a draft', () => {
    expect([becomes(undefined), becomes('open'), becomes('draft')]).toEqual(['open', 'open', 'draft']);
  });

  test('a draft stays one until it is said to be open', () => {
    expect(becomes(undefined, 'draft', { published: false })).toBe('draft');
    expect(becomes('open', 'draft', { published: false })).toBe('open');
  });

  test('what was published cannot become a draft again', () => {
    for (const status of ['open', 'filled', 'withdrawn', 'expired'] as const) {
      expect(() => becomes('draft', status)).toThrow('cannot become a draft again');
    }
  });

  test('a filled or withdrawn one opens again only if that is said', () => {
    for (const status of ['filled', 'withdrawn'] as const) {
      expect(() => becomes(undefined, status)).toThrow('send status "open"');
      expect(becomes('open', status)).toBe('open');
    }
  });

  test('an expired one opens again with a later last day, and not before', () => {
    expect(becomes(undefined, 'expired')).toBe('open');
    expect(becomes(undefined, 'expired', { validThrough: '2026-11-24' })).toBe('expired');
    expect(() => becomes('open', 'expired', { validThrough: '2026-11-24' })).toThrow('send a later day');
  });

  test('an expired draft is a draft again with a later last day', () => {
    expect(becomes(undefined, 'expired', { published: false })).toBe('draft');
  });

  test('events have a word for each closed status since their first release, and a reason beside it', () => {
    expect(publishedStatus('open', null)).toEqual({ status: 'open' });
    expect(publishedStatus('filled', PUBLISHED)).toEqual({
      status: 'filled',
      closing: { reason: 'filled', at: PUBLISHED.toISOString() },
    });
    expect(publishedStatus('expired', PUBLISHED)).toMatchObject({
      status: 'withdrawn',
      closing: { reason: 'expired' },
    });
  });
});

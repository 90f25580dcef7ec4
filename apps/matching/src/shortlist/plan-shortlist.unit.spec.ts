import fc from 'fast-check';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import type { Match } from '../match/match.entity.ts';
import { planShortlist, type RankedFit } from './plan-shortlist.ts';

const RULES = { threshold: 40, shortlistSize: 2 };

const fitting = (candidateId: string, score: number, status = 'eligible') =>
  ({
    candidateId,
    candidateVersion: 1,
    fit: { matched: true, score, eligibility: { status, conditions: [] } },
  }) as unknown as RankedFit;
const match = (candidateId: string, status = 'proposed') => ({ candidateId, status }) as Match;
const plan = (fits: RankedFit[], matches: Match[] = [], { open = true, known = (_: string): boolean => true } = {}) => {
  const { keep, drop } = planShortlist(open, fits, matches, known, RULES);
  return {
    keep: keep.map(({ ranked }) => ranked.candidateId),
    drop: drop.map(({ match: { candidateId }, lostGround }) => `${candidateId}: ${lostGround}`),
  };
};

describe('The shortlist of a vacancy', () => {
  test('takes the best, by eligibility, then score, then candidate', () => {
    expect(plan([fitting('d', 90, 'not-yet'), fitting('c', 50), fitting('b', 50), fitting('a', 40)]).keep).toEqual([
      'b',
      'c',
    ]);
    expect(plan([fitting('x', 41, 'conditional'), fitting('y', 99, 'unclear')]).keep).toEqual(['x', 'y']);
  });

  test('leaves out whoever scores below the threshold', () => {
    expect(plan([fitting('a', 39), fitting('b', 40)]).keep).toEqual(['b']);
  });

  test('withdraws who is outranked', () => {
    expect(plan([fitting('a', 60), fitting('b', 70), fitting('c', 80)], [match('a'), match('b')])).toEqual({
      keep: ['c', 'b'],
      drop: ['a: outranked'],
    });
  });

  test('withdraws who no longer suits, and who is gone', () => {
    const known = (id: string) => id !== 'b';
    expect(plan([fitting('a', 10)], [match('a'), match('b')], { known }).drop).toEqual([
      'a: no-longer-suitable',
      'b: candidate-gone',
    ]);
  });

  test('is empty once the vacancy is closed', () => {
    expect(plan([fitting('a', 90)], [match('a'), match('b', 'confirmed')], { open: false })).toEqual({
      keep: [],
      drop: ['a: vacancy-closed', 'b: vacancy-closed'],
    });
  });

  test('never proposes a declined candidate again; the next in rank moves up', () => {
    expect(plan([fitting('a', 90), fitting('b', 80), fitting('c', 70)], [match('a', 'declined')])).toEqual({
      keep: ['b', 'c'],
      drop: [],
    });
  });

  test('keeps a confirmed candidate whoever ranks above', () => {
    expect(plan([fitting('a', 60), fitting('b', 70), fitting('c', 80)], [match('a', 'confirmed')]).keep).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  test('does not depend on the order in which pairs are looked at', () => {
    const pairs = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        score: fc.integer({ min: 30, max: 60 }),
        status: fc.constantFrom(...ELIGIBILITY_STATUSES),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    fc.assert(
      fc.property(pairs, (list) => {
        const fits = list.map(({ id, score, status }) => fitting(id, score, status));
        expect(plan(fits.toReversed())).toEqual(plan(fits));
      }),
    );
  });
});

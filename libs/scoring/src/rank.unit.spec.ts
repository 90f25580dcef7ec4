import { byRank } from './rank.ts';

test('a shortlist ranks by eligibility, then score, then candidate id by code units', () => {
  const ranked = (candidateId: string, status: 'eligible' | 'conditional' | 'unclear' | 'not-yet', score: number) => ({
    candidateId,
    eligibility: { status },
    score,
  });
  const shortlist = [
    ranked('a', 'not-yet', 100),
    ranked('b', 'unclear', 99),
    ranked('c', 'conditional', 98),
    ranked('d', 'eligible', 40),
    ranked('f', 'eligible', 70),
    ranked('e', 'eligible', 70),
    ranked('Z', 'eligible', 70),
  ];
  expect(shortlist.sort(byRank).map(({ candidateId }) => candidateId)).toEqual(['Z', 'e', 'f', 'd', 'c', 'b', 'a']);
});

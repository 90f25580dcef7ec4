import { german, plumber, plumberVacancy, plumbing, TODAY } from '#scoring/example-pair.spec';
import { defaultRuleset } from '#scoring/ruleset';
import { CandidateColumns } from './candidate-columns.ts';
import { OccupationSimilarities } from './occupation-similarities.ts';
import { PairScan } from './pair-scan.ts';
import { VacancyTables } from './vacancy-tables.ts';

const EARLIER = '00000000-0000-4000-8000-000000000001';
const LATER = '00000000-0000-4000-8000-000000000002';

const ofYears = (experienceYears: number, status: 'full' | 'adaptation-running' = 'full') =>
  plumber({
    occupations: [{ occupation: { isco: '7126' }, experienceYears }],
    qualifications: [plumbing({ status })],
    languages: [german('B1')],
  });

/** The best of two, whose rows are grouped by trade and years among those of others who speak too little German. */
function bestOf(people: Record<string, ReturnType<typeof plumber>>): string[] {
  const columns = new CandidateColumns('71');
  for (const [id, facts] of Object.entries(people)) columns.put(id, 1, facts);
  for (const last of ['a', 'b', 'c']) {
    columns.put(`f0000000-0000-4000-8000-00000000000${last}`, 1, { ...ofYears(6), languages: [german('A1')] });
  }
  expect(columns.groupedRows).toBe(5);
  const similarities = new OccupationSimilarities(columns.occupations, defaultRuleset);
  const tables = new VacancyTables(plumberVacancy(), defaultRuleset, TODAY, columns, similarities);
  expect(tables.placeOf(EARLIER)).toBe(tables.placeOf(LATER));
  return new PairScan(columns).best(tables, 1).map(({ candidateId }) => candidateId);
}

describe('Of two candidates with one place left the one with the earlier id gets it', () => {
  test.each([
    [5, 6],
    [6, 5],
  ])('when as much is possible in the groups of both (%d and %d years)', (years, others) => {
    expect(bestOf({ [EARLIER]: ofYears(years), [LATER]: ofYears(others) })).toEqual([EARLIER]);
    expect(bestOf({ [LATER]: ofYears(others), [EARLIER]: ofYears(years) })).toEqual([EARLIER]);
  });

  test('when the best that is possible in their group is what the other has in a better group', () => {
    expect(bestOf({ [LATER]: ofYears(6, 'adaptation-running'), [EARLIER]: ofYears(1) })).toEqual([EARLIER]);
  });
});

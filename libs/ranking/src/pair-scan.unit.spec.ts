import fc from 'fast-check';
import { occupationalField } from '#occupations/occupational-field';
import { assess } from '#scoring/assess';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';
import { CRITERIA, CRITERION_NAMES } from '#scoring/criteria';
import type { Pair } from '#scoring/criteria/criterion';
import { byRank } from '#scoring/rank';
import type { Ruleset } from '#scoring/ruleset';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import { CandidateColumns } from './candidate-columns.ts';
import { CandidateIds } from './candidate-ids.ts';
import { OccupationSimilarities } from './occupation-similarities.ts';
import { PairScan } from './pair-scan.ts';
import { candidates, day, ruleset, vacancy } from './random-world.spec.ts';
import { NO_PLACE, placeOf, VacancyTables } from './vacancy-tables.ts';

const RUNS = { numRuns: Number(process.env.PASSUNG_WORLDS ?? 300) };

/** A criterion such as somebody might add: who is free long before the start; unknown of those with several regions. */
const patience = {
  name: 'patience',
  reads: ['availability', 'occupations'],
  evaluate({ candidate: { availability, occupations }, start }: Pair<'availability' | 'occupations'>) {
    const days = (Date.parse(start) - Date.parse(availability.from)) / 86_400_000;
    const value = Math.min(1, Math.max(0, days / 30)) / occupations.length;
    return { value: availability.regions.length > 1 ? null : value, reason: 'free', details: {} };
  },
  explain: () => '',
};

function withCriterion(criterion: typeof patience, work: () => void): void {
  const [criteria, names]: unknown[][] = [CRITERIA as never, CRITERION_NAMES as never];
  criteria!.push(criterion);
  names!.push(criterion.name);
  try {
    work();
  } finally {
    criteria!.pop();
    names!.pop();
  }
}

/** What `assess` and `byRank` say: all that suit, best first. */
function assessedOneByOne(asked: VacancyFacts, known: Map<string, CandidateFacts>, rules: Ruleset, today: string) {
  return [...known]
    .flatMap(([candidateId, facts]) => {
      const fit = assess(asked, facts, rules, today);
      return fit.matched && fit.score >= rules.threshold ? [{ ...fit, candidateId }] : [];
    })
    .sort(byRank)
    .map(({ candidateId, eligibility, score }) => ({
      candidateId,
      place: placeOf(ELIGIBILITY_STATUSES.indexOf(eligibility.status), score),
    }));
}

function inColumns(known: Map<string, CandidateFacts>, asked: VacancyFacts): CandidateColumns {
  const columns = new CandidateColumns(occupationalField(asked.occupation));
  for (const [id, facts] of known) columns.put(id, 1, facts);
  return columns;
}

function fieldOf(known: Map<string, CandidateFacts>, asked: VacancyFacts, rules: Ruleset) {
  const columns = inColumns(known, asked);
  return {
    columns,
    scan: new PairScan(columns),
    similarities: new OccupationSimilarities(columns.occupations, rules),
  };
}

/** Compares the choice in columns with assessing each pair, in worlds made at random. */
function holdAgainstAssess(rulesets: fc.Arbitrary<Ruleset>): void {
  fc.assert(
    fc.property(
      candidates,
      fc.array(vacancy, { minLength: 1, maxLength: 4 }),
      rulesets,
      day,
      fc.nat(30),
      fc.nat(3),
      (known, vacancies, rules, today, count, left) => {
        const fields = new Map(
          vacancies.map((asked) => [occupationalField(asked.occupation), fieldOf(known, asked, rules)]),
        );
        const except = new Set([...known.keys()].slice(0, left));
        for (const asked of vacancies) {
          const { columns, scan, similarities } = fields.get(occupationalField(asked.occupation))!;
          const tables = new VacancyTables(asked, rules, today, columns, similarities);
          const expected = assessedOneByOne(asked, known, rules, today);
          const admitted = expected.filter(({ candidateId }) => !except.has(candidateId));
          expect(scan.best(tables, count, except)).toEqual(admitted.slice(0, count));
          const places = new Map(expected.map(({ candidateId, place }) => [candidateId, place]));
          for (const id of known.keys()) expect(tables.placeOf(id)).toBe(places.get(id) ?? NO_PLACE);
        }
      },
    ),
    RUNS,
  );
}

test('the best candidates in columns are those that assessing each pair puts first, to the last tie', () => {
  holdAgainstAssess(ruleset);
});

test('so they are with a criterion that has no table of its own', () => {
  withCriterion(patience, () => {
    holdAgainstAssess(
      fc.tuple(ruleset, fc.constantFrom(0, 10, 33.3)).map(([rules, weight]) => ({
        ...rules,
        weights: { ...rules.weights, patience: weight },
        weightBounds: { ...rules.weightBounds, patience: { minimum: 0, maximum: 50 } },
      })),
    );
  });
});

test('columns that followed changes are like columns filled anew', () => {
  const change = fc.record({ who: fc.nat(9), gone: fc.boolean(), as: fc.nat(11) });
  fc.assert(
    fc.property(
      candidates,
      fc.array(change, { maxLength: 60 }),
      vacancy,
      ruleset,
      day,
      (known, changes, asked, rules, today) => {
        const [ids, profiles] = [[...known.keys()], [...known.values()]];
        const columns = inColumns(known, asked);
        changes.forEach(({ who, gone, as }, version) => {
          const id = ids[who % ids.length]!;
          if (gone) {
            known.delete(id);
            columns.remove(id);
            return;
          }
          const facts = profiles[as % profiles.length]!;
          known.set(id, facts);
          columns.put(id, version, facts);
          expect(columns.versionOf(id)).toBe(version);
        });
        const similarities = new OccupationSimilarities(columns.occupations, rules);
        const tables = new VacancyTables(asked, rules, today, columns, similarities);
        expect(columns.size).toBe(known.size);
        expect(new PairScan(columns).best(tables, 50)).toEqual(assessedOneByOne(asked, known, rules, today));
      },
    ),
    RUNS,
  );
});

test('an id that is no UUID in lower case is refused, since its order would be another', () => {
  expect(() => new CandidateIds().rowFor('AAAAAAAA-0000-4000-8000-000000000000')).toThrow(TypeError);
});

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { today } from '#platform/calendar';
import { Problem } from '#platform/problem';
import { assess } from '#scoring/assess';
import type { CandidateFacts, FilterReason, VacancyFacts } from '#scoring/assessment';
import { type Fit, liftBy, possibleSteps, withoutNeedless } from '#scoring/next-step';
import { byRank, type Ranked } from '#scoring/rank';
import type { Ruleset } from '#scoring/ruleset';
import { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Match } from '../match/match.entity.ts';
import { candidateFacts, isOpen, vacancyFacts } from '../shortlist/facts.ts';
import { RULESET_IN_FORCE } from '../shortlist/ruleset-in-force.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { type NearMissList, toNearMissResource } from './near-miss.resource.ts';
import type { NearMiss } from './near-miss.ts';

/** More than a coordinator would go through in one sitting. */
const MOST = 10;
/** Candidates that are read at a time: bounds memory, and lets others have their turn in between. */
const PAGE = 200;

/** What it takes to be on the shortlist of a vacancy. */
interface Bar {
  readonly threshold: number;
  /** The last of a full shortlist. */
  readonly last: Ranked | undefined;
}

/** Finds who just missed a shortlist. */
@Injectable()
export class NearMisses {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset,
  ) {}

  /**
   * Those nearest to the shortlist of an open vacancy, nearest first: those without a hard fact against them, each kind in
   * the order of shortlists. Declined ones are left out.
   *
   * @throws {Problem} `not-found`; `conflict` if the vacancy is closed
   */
  async of(vacancyId: string, locale: Locale): Promise<NearMissList> {
    const day = today();
    const known = await this.dataSource.manager.findOneBy(KnownVacancy, { id: vacancyId });
    if (known === null) throw new Problem('not-found', `There is no vacancy ${vacancyId} that was published.`);
    if (!isOpen(known.state, day)) {
      throw new Problem('conflict', `The vacancy ${vacancyId} is closed: nobody can be found for it any more.`);
    }
    const vacancy = vacancyFacts(known.state, day);
    const matches = await this.dataSource.manager.findBy(Match, {
      vacancyId,
      status: In(['proposed', 'confirmed', 'declined']),
    });
    const decidedOrListed = new Set(matches.map(({ candidateId }) => candidateId));
    const listed = matches.filter(({ status, lostGround }) => status !== 'declined' && lostGround === null);
    const bar = { threshold: this.ruleset.threshold, last: lastOf(listed, this.ruleset.shortlistSize) };
    let nearest: NearMiss[] = [];
    await this.dataSource.transaction('REPEATABLE READ', async (transaction) => {
      const isNear: IsNear = (miss) => nearest.length < MOST || byNearness(miss, nearest.at(-1) as NearMiss) < 0;
      for await (const page of candidatesOf(known.field, transaction)) {
        for (const candidate of page.filter(({ id }) => !decidedOrListed.has(id))) {
          const miss = this.nearMiss(candidate, vacancy, bar, day, isNear);
          if (miss !== undefined) nearest = [...nearest, miss].sort(byNearness).slice(0, MOST);
        }
      }
    });
    return {
      vacancyId,
      vacancyVersion: known.version,
      rulesetVersion: this.ruleset.version,
      asOf: day,
      items: nearest.map((miss) => toNearMissResource(miss, bar.last, locale)),
    };
  }

  private nearMiss(
    { id, version, state }: KnownCandidate,
    vacancy: VacancyFacts,
    bar: Bar,
    day: string,
    isNear: IsNear,
  ): NearMiss | undefined {
    const facts = candidateFacts(state);
    const whole = { candidateId: id, candidateVersion: version };
    const assessment = assess(vacancy, facts, this.ruleset, day);
    if (!assessment.matched) {
      const [hardFact, ...more] = assessment.reasons;
      const without = hardFact && more.length === 0 ? withoutHardFact(facts, vacancy, hardFact, day) : undefined;
      const fit = without && assess(vacancy, without, this.ruleset, day);
      if (hardFact === undefined || !fit?.matched || !reaches(bar, id, fit)) return undefined;
      const miss: NearMiss = { ...whole, reason: 'hard-fact', fit, hardFact, steps: [] };
      return isNear(miss) ? miss : undefined;
    }
    // The writer has not come to them yet: they are as good as on the list.
    if (reaches(bar, id, assessment)) return undefined;
    // To find the steps takes far longer than all else, and most candidates are not near.
    if (!isNear({ ...whole, fit: assessment })) return undefined;
    const enough = possibleSteps(facts, day).flatMap((possible) => {
      const lift = liftBy(possible, vacancy, assessment, this.ruleset, day);
      return lift && reaches(bar, id, lift.after) ? [{ step: possible.step, score: lift.after.score }] : [];
    });
    const steps = withoutNeedless(enough, (one, other) => other.score - one.score);
    if (assessment.score >= bar.threshold) return { ...whole, reason: 'outranked', fit: assessment, steps };
    return steps.length === 0 ? undefined : { ...whole, reason: 'below-threshold', fit: assessment, steps };
  }
}

/** What decides how near somebody is. */
type Nearness = Pick<NearMiss, 'candidateId' | 'fit' | 'hardFact'>;
/** Whether somebody is nearer than one of those found so far, if as many were found as are asked for. */
type IsNear = (miss: Nearness) => boolean;

const rankOf = ({ candidateId, fit }: Pick<NearMiss, 'candidateId' | 'fit'>): Ranked => ({ ...fit, candidateId });

/** What time alone settles comes before what a candidate would have to want otherwise. */
const HARD_FACTS: readonly (FilterReason['kind'] | undefined)[] = [undefined, 'not-available', 'engagement', 'region'];

const byNearness = (a: Nearness, b: Nearness) =>
  HARD_FACTS.indexOf(a.hardFact?.kind) - HARD_FACTS.indexOf(b.hardFact?.kind) || byRank(rankOf(a), rankOf(b));

const reaches = ({ threshold, last }: Bar, candidateId: string, fit: Fit): boolean =>
  fit.score >= threshold && (last === undefined || byRank(rankOf({ candidateId, fit }), last) < 0);

function lastOf(listed: Match[], size: number): Ranked | undefined {
  const ranked = listed
    .map(({ candidateId, score, eligibility }) => ({ candidateId, score, eligibility }) as Ranked)
    .sort(byRank);
  return ranked[size - 1];
}

/** As the candidate would be if the hard fact were settled; `undefined` if nobody can settle it. */
function withoutHardFact(
  candidate: CandidateFacts,
  vacancy: VacancyFacts,
  { kind }: FilterReason,
  day: string,
): CandidateFacts | undefined {
  const { availability } = candidate;
  switch (kind) {
    case 'not-available':
      return { ...candidate, availability: { ...availability, from: day } };
    case 'engagement':
      return { ...candidate, availability: { ...availability, engagements: [vacancy.engagement] } };
    case 'region':
      return { ...candidate, availability: { ...availability, regions: [vacancy.workplace.country] } };
    default:
      return undefined;
  }
}

async function* candidatesOf(field: string, transaction: EntityManager): AsyncGenerator<KnownCandidate[]> {
  await transaction.query(
    `DECLARE nearby NO SCROLL CURSOR FOR SELECT id, version, fields, state FROM known_candidate WHERE fields @> ARRAY[$1]`,
    [field],
  );
  for (;;) {
    const page: KnownCandidate[] = await transaction.query(`FETCH ${PAGE} FROM nearby`);
    if (page.length === 0) return;
    yield page;
  }
}

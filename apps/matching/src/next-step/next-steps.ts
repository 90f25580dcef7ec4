import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { today } from '#platform/calendar';
import { Problem } from '#platform/problem';
import { assess } from '#scoring/assess';
import { type Fit, type Lift, liftBy, possibleSteps, withoutNeedless } from '#scoring/next-step';
import type { Ruleset } from '#scoring/ruleset';
import { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Match } from '../match/match.entity.ts';
import { candidateFacts, isOpen, vacancyFacts } from '../shortlist/facts.ts';
import { RULESET_IN_FORCE } from '../shortlist/ruleset-in-force.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import type { LiftedVacancy } from './lifted-vacancy.ts';
import { type NextStepList, toNextStepResource } from './next-step.resource.ts';

/** What a candidate could do next, and what would come of it. */
@Injectable()
export class NextSteps {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset,
  ) {}

  /**
   * Every single step that lifts the candidate in an open vacancy, the most useful first: the one that lifts in most
   * vacancies, then by most points in all.
   *
   * @throws {Problem} `not-found`
   */
  async of(candidateId: string, locale: Locale): Promise<NextStepList> {
    const { manager } = this.dataSource;
    const candidate = await manager.findOneBy(KnownCandidate, { id: candidateId });
    if (candidate === null) {
      throw new Problem('not-found', `There is no candidate ${candidateId} who consents to matching.`);
    }
    const day = today();
    const facts = candidateFacts(candidate.state);
    const [vacancies, matches] = await Promise.all([
      manager.findBy(KnownVacancy, { field: In(candidate.fields), open: true }),
      manager.findBy(Match, { candidateId, status: In(['proposed', 'confirmed', 'declined']) }),
    ]);
    const matchOf = new Map(matches.map((match) => [match.vacancyId, match]));
    const pairs = vacancies.flatMap(({ id, state }) => {
      const match = matchOf.get(id);
      if (match?.status === 'declined' || !isOpen(state, day)) return [];
      const vacancy = vacancyFacts(state, day);
      const before = assess(vacancy, facts, this.ruleset, day);
      return before.matched ? [{ id, vacancy, match, before }] : [];
    });
    const useful = possibleSteps(facts, day).map((possible) => {
      const lifts = pairs.flatMap(({ id, vacancy, match, before }) => {
        const lift = liftBy(possible, vacancy, before, this.ruleset, day);
        return lift === undefined ? [] : this.lifted(id, match, lift);
      });
      return { step: possible.step, lifts: lifts.sort((a, b) => gain(b) - gain(a)) };
    });
    const helping = useful.filter(({ lifts }) => lifts.length > 0);
    const items = withoutNeedless(helping, byUse)
      .sort(byUse)
      .map(({ step, lifts }) => toNextStepResource(step, lifts, locale));
    return { candidateId, candidateVersion: candidate.version, rulesetVersion: this.ruleset.version, asOf: day, items };
  }

  /** What stays below the threshold is of no use. */
  private lifted(vacancyId: string, match: Match | undefined, { before, after }: Lift): LiftedVacancy[] {
    const { threshold } = this.ruleset;
    if (after.score < threshold) return [];
    return [{ vacancyId, match, before, after, opened: before.score < threshold }];
  }
}

const gain = ({ before, after }: { before: Fit; after: Fit }) => after.score - before.score;
const total = (lifts: readonly LiftedVacancy[]) => lifts.reduce((sum, lift) => sum + gain(lift), 0);

interface Helping {
  readonly lifts: readonly LiftedVacancy[];
}
const byUse = (a: Helping, b: Helping) => b.lifts.length - a.lifts.length || total(b.lifts) - total(a.lifts);

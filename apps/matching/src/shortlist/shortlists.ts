import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { occupationalField, reachableFields } from '#occupations/occupational-field';
import { today } from '#platform/calendar';
import { assess } from '#scoring/assess';
import { defaultRuleset } from '#scoring/ruleset';
import { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Match } from '../match/match.entity.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { candidateFacts, isOpen, vacancyFacts } from './facts.ts';
import { lockFields } from './field-lock.ts';
import { fitOf, othersCouldMoveUp, planShortlist, type RankedFit } from './plan-shortlist.ts';
import { ShortlistWriter } from './shortlist-writer.ts';

/** Keeps the shortlist of every open vacancy what it would be if all pairs were scored anew. */
@Injectable()
export class Shortlists {
  constructor(private readonly writer: ShortlistWriter) {}

  /** A vacancy was posted, edited or closed. A version that is known already changes nothing. */
  async vacancyChanged(manager: EntityManager, state: VacancyState): Promise<void> {
    const field = occupationalField(state.occupation);
    const before = await manager.findOneBy(KnownVacancy, { id: state.id });
    await lockFields(manager, [field, ...(before === null ? [] : [before.field])]);
    if (before !== null && before.version >= state.version) return;
    const vacancy = manager.create(KnownVacancy, {
      id: state.id,
      version: state.version,
      field,
      open: isOpen(state, today()),
      state,
      assessedOn: today(),
    });
    await manager.upsert(KnownVacancy, vacancy, ['id']);
    await this.rematch(manager, vacancy);
  }

  /** A candidate was nominated or changed. A version that is known already changes nothing. */
  async candidateChanged(manager: EntityManager, state: CandidateState): Promise<void> {
    const fields = [...new Set(state.occupations.flatMap(({ occupation }) => reachableFields(occupation)))];
    const before = await manager.findOneBy(KnownCandidate, { id: state.id });
    const affected = [...fields, ...(before?.fields ?? [])];
    await lockFields(manager, affected);
    if (before !== null && before.version >= state.version) return;
    await manager.upsert(KnownCandidate, { id: state.id, version: state.version, fields, state }, ['id']);
    await this.rematchFor(manager, state.id, affected, state);
  }

  /** A candidate withdrew consent or was erased: nothing of them is kept but the matches' history. */
  async candidateGone(manager: EntityManager, id: string): Promise<void> {
    const before = await manager.findOneBy(KnownCandidate, { id });
    if (before === null) return;
    await lockFields(manager, before.fields);
    await manager.delete(KnownCandidate, { id });
    await this.rematchFor(manager, id, before.fields);
  }

  /** Brings one vacancy's shortlist up to date; the caller holds its field. */
  async rematch(manager: EntityManager, vacancy: KnownVacancy): Promise<void> {
    const day = today();
    const open = isOpen(vacancy.state, day);
    const candidates = open ? await candidatesInField(manager, vacancy.field) : [];
    const facts = vacancyFacts(vacancy.state, day);
    const fits = candidates.flatMap(({ id, version, state }): RankedFit[] => {
      const fit = assess(facts, candidateFacts(state), defaultRuleset, day);
      return fit.matched ? [{ candidateId: id, candidateVersion: version, fit }] : [];
    });
    const matches = await manager.findBy(Match, { vacancyId: vacancy.id });
    const known = await knownAmong(manager, matches);
    const plan = planShortlist(open, fits, matches, (id) => known.has(id), defaultRuleset);
    await this.writer.write(manager, vacancy, plan);
    await manager.update(KnownVacancy, { id: vacancy.id }, { open, assessedOn: day });
  }

  /** Brings up to date the shortlists on which a candidate stands, or could. `state` is missing if they are gone. */
  private async rematchFor(
    manager: EntityManager,
    id: string,
    fields: string[],
    state?: CandidateState,
  ): Promise<void> {
    const day = today();
    const facts = state && candidateFacts(state);
    const vacancies = await manager.findBy(KnownVacancy, { open: true, field: In(fields) });
    const matches = await matchesOf(manager, vacancies, id);
    for (const vacancy of vacancies) {
      const standing = matches.filter(({ vacancyId }) => vacancyId === vacancy.id);
      const mine = standing.find(({ candidateId, status }) => candidateId === id && status !== 'withdrawn');
      const fit = facts && assess(vacancyFacts(vacancy.state, day), facts, defaultRuleset, day);
      const ranked = fit?.matched ? { candidateId: id, candidateVersion: state?.version ?? 0, fit } : undefined;
      if (ranked === undefined && mine === undefined) continue;
      if (vacancy.assessedOn !== day || othersCouldMoveUp(standing, mine, ranked)) {
        await this.rematch(manager, vacancy);
        continue;
      }
      // What others lost their ground for has not changed, and their scores date from before.
      const current = standing.filter(({ candidateId, lostGround }) => candidateId === id || lostGround === null);
      const others = current.filter(({ candidateId }) => candidateId !== id).map(fitOf);
      const fits = ranked === undefined ? others : [...others, ranked];
      const plan = planShortlist(true, fits, current, (known) => known !== id || state !== undefined, defaultRuleset);
      await this.writer.write(manager, vacancy, plan);
    }
  }
}

const candidatesInField = (manager: EntityManager, field: string) =>
  manager
    .createQueryBuilder(KnownCandidate, 'candidate')
    .where('candidate.fields @> ARRAY[:field]', { field })
    .getMany();

/** The matches that stand, and those that once brought the candidate together with the vacancies. */
const matchesOf = (manager: EntityManager, vacancies: KnownVacancy[], candidateId: string) => {
  const vacancyId = In(vacancies.map(({ id }) => id));
  return manager.findBy(Match, [
    { vacancyId, status: Not('withdrawn') },
    { vacancyId, candidateId },
  ]);
};

async function knownAmong(manager: EntityManager, matches: Match[]): Promise<Set<string>> {
  const ids = matches.map(({ candidateId }) => candidateId);
  const known = await manager.find(KnownCandidate, { select: { id: true }, where: { id: In(ids) } });
  return new Set(known.map(({ id }) => id));
}

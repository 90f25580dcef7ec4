import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { MatchConfirmed, MatchDeclined } from '#contracts/match-event';
import { Outbox } from '#eventing/outbox';
import type { Caller } from '#platform/caller';
import { Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import { Match } from '../match/match.entity.ts';
import { Forwarding } from '../shortlist/forwarding.ts';
import { holdVacancies } from '../shortlist/hold-vacancies.ts';
import type { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { Decision, DecisionNote } from './decision.entity.ts';
import { checkReason, type DecisionSubmission, toDecisionResource } from './decision.resource.ts';

/** What a coordinator decides. Nobody outside hears of a candidate before. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly forwarding: Forwarding,
  ) {}

  /**
   * Confirms or declines a proposed match.
   *
   * @param expected what the coordinator has seen of the match
   * @throws {Problem} `invalid-input`; `not-found`; `conflict` with the first decision if it was decided already;
   *   `precondition-failed` if the match is no longer what the coordinator has seen
   */
  async decide(caller: Caller, matchId: string, submission: DecisionSubmission, expected: Precondition): Promise<void> {
    checkReason(submission);
    const { decision, reason, note } = submission;
    await this.dataSource.transaction(async (manager) => {
      const { vacancy, match } = await holdMatch(manager, matchId);
      if (match.status !== 'proposed') throw await alreadyDecided(manager, match);
      expected.check(match.version);
      const id = newId();
      await manager.insert(Decision, {
        id,
        matchId,
        matchVersion: match.version,
        decision,
        reason,
        rank: await rankOf(manager, match),
        decidedBy: caller.subject,
        decidedAt: new Date(),
      });
      if (note !== undefined) await manager.insert(DecisionNote, { decisionId: id, words: note });
      const confirmed = decision === 'confirm';
      match.status = confirmed ? 'confirmed' : 'declined';
      match.version += 1;
      match.updatedAt = new Date();
      await manager.save(match);
      const event = { key: match.vacancyId, subject: match.id, value: match.toState() };
      await this.outbox.add(manager, confirmed ? MatchConfirmed : MatchDeclined, event);
      // A declined match makes room for the next in rank, whom the writer of the field finds.
      if (!confirmed) {
        await this.forwarding.forward(manager, [{ field: vacancy.field, subject: 'vacancy', id: vacancy.id }]);
      }
    });
  }
}

/** Reads a match and its vacancy; until the transaction ends the field's writer changes neither. */
async function holdMatch(manager: EntityManager, id: string): Promise<{ vacancy: KnownVacancy; match: Match }> {
  const found = await manager.findOneBy(Match, { id });
  if (found === null) throw new Problem('not-found', `There is no match ${id}.`);
  const [vacancy] = await holdVacancies(manager, [found.vacancyId]);
  if (vacancy === undefined) throw new Error(`The vacancy of match ${id} is missing.`);
  return { vacancy, match: await manager.findOneByOrFail(Match, { id }) };
}

/** The place of a match among those of its vacancy that are still to be decided, 1 for the best. */
async function rankOf(manager: EntityManager, match: Match): Promise<number> {
  const better = await manager
    .createQueryBuilder(Match, 'other')
    .where({ vacancyId: match.vacancyId, status: 'proposed' })
    .andWhere(
      '(other.eligibility_rank, -other.score, other.candidate_id) < (:eligibilityRank, :minusScore, :candidateId)',
      { eligibilityRank: match.eligibilityRank, minusScore: -match.score, candidateId: match.candidateId },
    )
    .getCount();
  return better + 1;
}

async function alreadyDecided(manager: EntityManager, match: Match): Promise<Problem> {
  const first = await manager.findOne(Decision, { where: { matchId: match.id }, order: { id: 'ASC' } });
  return match.status === 'withdrawn' || first === null
    ? new Problem('conflict', `The match was withdrawn (${match.lostGround}) and can no longer be decided.`)
    : new Problem('conflict', `The match is ${match.status} already, by ${first.decidedBy}.`, {
        decision: toDecisionResource(first),
      });
}

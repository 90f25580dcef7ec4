import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { MatchConfirmed, MatchDeclined } from '#contracts/match-event';
import { Outbox } from '#eventing/outbox';
import type { Caller } from '#platform/caller';
import { Problem } from '#platform/problem';
import { Forwarding } from '../shortlist/forwarding.ts';
import { holdVacancies } from '../shortlist/hold-vacancies.ts';
import type { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { Decision } from './decision.entity.ts';
import { DecisionReason, withReasons } from './decision-reason.entity.ts';
import { Match } from './match.entity.ts';
import { type DecisionSubmission, toDecisionResource } from './match.resource.ts';

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
   * @throws {Problem} `not-found`; `conflict` with the first decision if it was decided already
   */
  async decide(caller: Caller, matchId: string, submission: DecisionSubmission): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { vacancy, match } = await holdMatch(manager, matchId);
      if (match.status !== 'proposed') throw await alreadyDecided(manager, match);
      const { decision, reason } = submission;
      const id = newId();
      await manager.insert(Decision, {
        id,
        matchId,
        matchVersion: match.version,
        decision,
        decidedBy: caller.subject,
        decidedAt: new Date(),
      });
      await manager.insert(DecisionReason, { decisionId: id, reason });
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

async function alreadyDecided(manager: EntityManager, match: Match): Promise<Problem> {
  const decisions = await manager.find(Decision, { where: { matchId: match.id }, order: { id: 'ASC' }, take: 1 });
  const [first] = await withReasons(manager, decisions);
  return match.status === 'withdrawn' || first === undefined
    ? new Problem('conflict', `The match was withdrawn (${match.lostGround}) and can no longer be decided.`)
    : new Problem('conflict', `The match is ${match.status} already, by ${first.decidedBy}.`, {
        decision: toDecisionResource(first),
      });
}

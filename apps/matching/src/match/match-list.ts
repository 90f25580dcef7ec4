import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { findEntity } from '#platform/find-entity';
import { fromCursor, type Page, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { CompanyAnswer } from '../answer/company-answer.entity.ts';
import { Decision } from '../decision/decision.entity.ts';
import { Introduction } from '../introduction/introduction.entity.ts';
import { Match } from './match.entity.ts';
import { type MatchQuery, type MatchResource, type Sequel, toResource } from './match.resource.ts';

/** Matches as coordinators look at them. */
@Injectable()
export class MatchList {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Problem} `not-found` */
  async find(id: string, locale: Locale): Promise<MatchResource> {
    const match = await findEntity(this.dataSource.manager, Match, { id });
    if (match === null) throw new Problem('not-found', `There is no match ${id}.`);
    const sequels = await this.sequelsOf([match]);
    return toResource(match.toState(), locale, sequels.get(id));
  }

  /** Best first: by eligibility, then score, then candidate. */
  async list(query: MatchQuery, locale: Locale): Promise<Page<MatchResource>> {
    const { vacancyId, candidateId, status, cursor, limit } = query;
    const select = this.dataSource.manager
      .createQueryBuilder(Match, 'match')
      .where('match.status IN (:...statuses)', { statuses: status ? [status] : ['proposed', 'confirmed'] })
      .orderBy('match.eligibilityRank')
      .addOrderBy('match.score', 'DESC')
      .addOrderBy('match.candidateId')
      .addOrderBy('match.id')
      .take(limit + 1);
    if (vacancyId !== undefined) select.andWhere('match.vacancyId = :vacancyId', { vacancyId });
    if (candidateId !== undefined) select.andWhere('match.candidateId = :candidateId', { candidateId });
    if (cursor !== undefined) {
      const [rank, score, candidate, id] = fromCursor(cursor, ['number', 'number', 'uuid', 'uuid']);
      select.andWhere(
        '(match.eligibility_rank, -match.score, match.candidate_id, match.id) > (:rank, :score, :candidate, :id)',
        { rank, score: -(score as number), candidate, id },
      );
    }
    const matches = await select.getMany();
    const sequels = await this.sequelsOf(matches);
    return pageOf(
      matches,
      limit,
      (match) => toResource(match.toState(), locale, sequels.get(match.id)),
      (match) => [match.eligibilityRank, match.score, match.candidateId, match.id],
    );
  }

  private async sequelsOf(matches: Match[]): Promise<Map<string, Sequel>> {
    const decided = matches.filter(({ status }) => status === 'confirmed' || status === 'declined');
    const ofThose = { where: { matchId: In(decided.map(({ id }) => id)) }, order: { id: 'ASC' } } as const;
    const { manager } = this.dataSource;
    const [decisions, answers, introductions] = await Promise.all([
      manager.find(Decision, ofThose),
      manager.find(CompanyAnswer, ofThose),
      manager.find(Introduction, ofThose),
    ]);
    return new Map(
      decisions.map((decision) => [
        decision.matchId,
        {
          decision,
          answers: answers.filter(({ matchId }) => matchId === decision.matchId),
          introduction: introductions.findLast(({ matchId }) => matchId === decision.matchId),
        },
      ]),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { IntroductionState } from '#contracts/introduction-event';
import type { MatchState } from '#contracts/match-event';
import { MATCH_ANSWERS, VACANCY_ANSWERS } from '#contracts/reply-event';
import { today } from '#platform/calendar';
import type { Company } from '../company/company.entity.ts';
import { Links, type ReplyLink } from '../link/links.ts';
import { type AnswerLinks, type News, type NewsKind, titleOf, type VacancyFacts } from '../mail/news.ts';

/** More than this is told in the next e-mail. */
const LONGEST_DIGEST = 20;

/** A notice with what is known of its vacancy. */
export interface Told {
  readonly id: string;
  readonly kind: NewsKind;
  readonly vacancyId: string;
  readonly matchId: string | null;
  readonly match: MatchState | IntroductionState | null;
  readonly trace: Record<string, string>;
  readonly since: Date;
  readonly vacancy: VacancyFacts;
}

/** Keeps what companies are to hear. */
@Injectable()
export class NewsDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: Links,
  ) {}

  /** The companies to look at now, of those that are known, longest waiting first. */
  async companiesWithNews(now: Date, limit: number): Promise<string[]> {
    const rows: { company_id: string }[] = await this.dataSource.query(
      `SELECT vacancy.company_id
       FROM notice JOIN vacancy ON vacancy.id = notice.vacancy_id JOIN company ON company.id = vacancy.company_id
       WHERE notice.state = 'waiting' AND notice.not_before <= $1
       GROUP BY vacancy.company_id ORDER BY min(notice.not_before) LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ company_id }) => company_id);
  }

  /**
   * What the company has not heard yet, oldest first. Of vacancies that are closed it hears nothing any more but how to
   * reach whom it was introduced to; and that only if it is the company that was.
   */
  async newsFor(manager: EntityManager, companyId: string): Promise<Told[]> {
    await manager.query(
      `UPDATE notice SET state = 'dropped' FROM vacancy
       WHERE vacancy.id = notice.vacancy_id AND vacancy.company_id = $1 AND notice.state = 'waiting'
         AND CASE kind WHEN 'introduction' THEN match ->> 'companyId' <> vacancy.company_id::text ELSE vacancy.status <> 'open' END`,
      [companyId],
    );
    return manager.query(
      `SELECT notice.id, kind, vacancy_id AS "vacancyId", match_id AS "matchId", match, trace,
         notice.created_at AS since,
         jsonb_build_object('title', title, 'occupation', occupation, 'city', city, 'startsOn', starts_on,
           'validThrough', valid_through) AS vacancy
       FROM notice JOIN vacancy ON vacancy.id = notice.vacancy_id
       WHERE vacancy.company_id = $1 AND notice.state = 'waiting'
       ORDER BY notice.id LIMIT $2`,
      [companyId, LONGEST_DIGEST],
    );
  }

  /** Whether the company may hear it is looked at again then. */
  async lookAgainAt(manager: EntityManager, companyId: string, then: Date): Promise<void> {
    await manager.query(
      `UPDATE notice SET not_before = $2 FROM vacancy
       WHERE vacancy.id = notice.vacancy_id AND vacancy.company_id = $1 AND notice.state = 'waiting'`,
      [companyId, then],
    );
  }

  async markTold(manager: EntityManager, told: readonly Told[], deliveryId: string): Promise<void> {
    await manager.query(`UPDATE notice SET state = 'told', delivery_id = $2 WHERE id = ANY($1)`, [
      told.map(({ id }) => id),
      deliveryId,
    ]);
  }

  /** What an e-mail tells, with the links under which the company answers. */
  withLinks(told: readonly Told[], company: Company, deliveryId: string): Promise<News[]> {
    return Promise.all(
      told.map(async ({ kind, vacancyId, matchId, match, vacancy }): Promise<News> => {
        const about = { companyId: company.id, deliveryId, vacancyId };
        if (kind === 'still-needed' || kind === 'expiring') {
          return { kind, vacancy, links: await this.answers(about, VACANCY_ANSWERS) };
        }
        if (match === null || matchId === null) throw new Error('A notice of a match lacks the match.');
        if (kind === 'introduction') return this.introduction(match as IntroductionState, company, vacancy);
        const links = await this.answers({ ...about, matchId }, MATCH_ANSWERS);
        return { kind, match: match as MatchState, vacancy, links };
      }),
    );
  }

  private async introduction(
    { id, matchId, expiresAt }: IntroductionState,
    { id: companyId, name, locale }: Company,
    vacancy: VacancyFacts,
  ): Promise<News> {
    const until = new Date(expiresAt);
    const about = { introductionId: id, matchId, companyId, until, company: name, locale, title: titleOf(vacancy) };
    return {
      kind: 'introduction',
      vacancy,
      until: today(until),
      links: { contact: await this.links.toContact(about) },
    };
  }

  private async answers<const Answers extends readonly ReplyLink['answer'][]>(
    about: Omit<ReplyLink, 'answer'>,
    answers: Answers,
  ): Promise<AnswerLinks<Answers>> {
    const links = answers.map(async (answer) => [answer, await this.links.toReply({ ...about, answer })]);
    return Object.fromEntries(await Promise.all(links));
  }
}

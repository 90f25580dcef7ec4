import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { ReplyGiven } from '#contracts/reply-event';
import { Outbox } from '#eventing/outbox';
import type { Locale } from '#occupations/locale';
import { Clock } from '#platform/clock';
import type { ReplyLink } from '../link/links.ts';
import type { RefusalReason } from '../page/page-texts.ts';
import type { DeclineReason } from './reply.entity.ts';

/** What a link asks about, once it is known to be good. */
export interface Question {
  readonly link: ReplyLink;
  readonly locale: Locale;
  readonly title: string;
  /** The score of the match, if it is about one. */
  readonly score?: number;
  /** The candidate was erased since: the answer counts for the vacancy, and nothing is kept that could be about them. */
  readonly erased: boolean;
}

/** What a company may add to its answer. */
export interface Additions {
  readonly reason?: DeclineReason;
  readonly words?: string;
  readonly phone?: string;
}

/** A link that is signed by us, and yet opens nothing. */
export interface Refusal {
  readonly refused: RefusalReason;
  readonly locale?: Locale;
}

interface Found {
  readonly locale: Locale;
  readonly title: string;
  readonly score: number | null;
  readonly open: boolean;
  readonly erased: boolean;
  readonly used: boolean;
}

/** Takes the answers of companies. */
@Injectable()
export class ReplyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What a link asks. Changes nothing, for mail scanners open links, too. */
  ask(link: ReplyLink): Promise<Question | Refusal> {
    return look(this.dataSource.manager, link);
  }

  /** Takes the answer and announces it. Of two at the same moment one counts. */
  async take(link: ReplyLink, additions: Additions): Promise<Question | Refusal> {
    return this.dataSource.transaction(async (manager) => {
      const question = await look(manager, link);
      if ('refused' in question) return question;
      const { companyId, vacancyId, matchId, deliveryId, answer } = link;
      const [id, answeredAt] = [newId(), this.clock.now()];
      const { reason, words, phone }: Additions = question.erased ? {} : additions;
      const written: unknown[] = await manager.query(
        `INSERT INTO reply (id, company_id, vacancy_id, match_id, delivery_id, answer, reason, words, phone, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
        [id, companyId, vacancyId, matchId, deliveryId, answer, reason, words, phone, answeredAt],
      );
      if (written.length === 0) return { refused: 'used', locale: question.locale };
      await this.outbox.add(manager, ReplyGiven, {
        key: vacancyId,
        subject: id,
        value: {
          ...{ ...link, id, answeredAt: answeredAt.toISOString() },
          ...(reason === undefined ? {} : { reason }),
          // What people write may name somebody, and what is on a topic cannot be taken back.
          commented: words !== undefined || phone !== undefined,
        },
      });
      return question;
    });
  }
}

async function look(manager: EntityManager, link: ReplyLink): Promise<Question | Refusal> {
  const { companyId, vacancyId, matchId, deliveryId, answer } = link;
  // All of it must belong together, and to this company: the e-mail, what it told, and the vacancy as it is now.
  const [found]: Found[] = await manager.query(
    `SELECT company.locale, vacancy.title, (notice.match ->> 'score')::integer AS score, vacancy.status = 'open' AS open,
       EXISTS (SELECT 1 FROM erased_candidate WHERE id::text = notice.match ->> 'candidateId') AS erased,
       EXISTS (SELECT 1 FROM reply WHERE delivery_id = delivery.id AND vacancy_id = notice.vacancy_id
         AND match_id IS NOT DISTINCT FROM notice.match_id AND answer = $5) AS used
     FROM delivery
       JOIN notice ON notice.delivery_id = delivery.id
       JOIN vacancy ON vacancy.id = notice.vacancy_id AND vacancy.company_id = delivery.company_id
       JOIN company ON company.id = delivery.company_id
     WHERE delivery.id = $1 AND notice.kind <> 'introduction' AND delivery.company_id = $2 AND notice.vacancy_id = $3
       AND notice.match_id IS NOT DISTINCT FROM $4`,
    [deliveryId, companyId, vacancyId, matchId ?? null, answer],
  );
  if (found === undefined) return { refused: 'not-yours' };
  const { locale, title, score, open, erased, used } = found;
  if (used) return { refused: 'used', locale };
  if (!open) return { refused: 'closed', locale };
  if (erased && answer !== 'filled') return { refused: 'gone', locale };
  return { link, locale, title, erased, ...(score === null ? {} : { score }) };
}

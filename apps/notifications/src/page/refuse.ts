import type { FastifyReply } from 'fastify';
import type { Locale } from '#occupations/locale';
import { sendSaying } from '#pages/page';
import { PAGE_TEXTS, REFUSALS, type RefusalReason } from './page-texts.ts';

/** Says in a friendly way why a link that we signed opens nothing. */
export const sendRefusal = (reply: FastifyReply, reason: RefusalReason, locale: Locale): Promise<void> =>
  sendSaying(reply, REFUSALS[reason], PAGE_TEXTS[locale].refusals[reason], locale);

import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import type { Locale } from '#occupations/locale';
import { asDocument, type PageContent } from './document.tsx';
import { type CommonFault, FAULTS, type Saying } from './faults.ts';
import { STYLESHEET } from './stylesheet.ts';

export { asDocument, type PageContent } from './document.tsx';

/** A page has no scripts, and looks the way our own stylesheet says: nothing else may be loaded or run. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Sends a page. Its address lets its bearer act for a company: it is neither kept nor passed on nor found. */
export async function sendPage(
  reply: FastifyReply,
  { status = 200, ...page }: PageContent & { readonly status?: number },
): Promise<void> {
  await reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.locale,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
    .send(asDocument(page));
}

/** Sends a page that says one thing, with the HTTP status that fits it. */
export const sendSaying = (
  reply: FastifyReply,
  status: number,
  { heading, text }: Saying,
  locale: Locale,
): Promise<void> => sendPage(reply, { status, locale, heading, body: createElement('p', {}, text) });

/** Says in a friendly way why nothing happened, whatever the link was for. */
export const sendFault = (reply: FastifyReply, fault: CommonFault, locale: Locale): Promise<void> =>
  sendSaying(reply, FAULTS[fault].status, FAULTS[fault].texts[locale], locale);

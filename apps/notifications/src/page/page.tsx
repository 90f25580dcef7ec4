import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '#occupations/locale';
import { PAGE_TEXTS, type PageFault } from './page-texts.ts';
import { STYLESHEET } from './stylesheet.ts';

/** A page has no scripts, and looks the way our own stylesheet says: nothing else may be loaded or run. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const STATUS: Readonly<Record<PageFault, number>> = {
  forged: 400,
  expired: 410,
  used: 409,
  'not-yours': 403,
  closed: 409,
  'too-long': 400,
  broken: 500,
};

/** A page as it is shown: in one language, with one heading. */
export interface PageContent {
  readonly locale: Locale;
  readonly heading: string;
  readonly body: ReactNode;
  readonly status?: number;
}

/** Sends a page. Its address lets its bearer act for a company: it is neither kept nor passed on nor found. */
export async function sendPage(reply: FastifyReply, { status = 200, ...page }: PageContent): Promise<void> {
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
    .send(asPage(page));
}

/** Says in a friendly way why nothing happened. */
export const sendFault = (reply: FastifyReply, fault: PageFault, locale: Locale): Promise<void> => {
  const { heading, text } = PAGE_TEXTS[locale].faults[fault];
  return sendPage(reply, { status: STATUS[fault], locale, heading, body: <p>{text}</p> });
};

/** The HTML of a page, for any browser, with or without JavaScript. */
export function asPage({ locale, heading, body }: PageContent): string {
  const page = (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${heading} – Passung`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, whose hash the policy names */}
        <style dangerouslySetInnerHTML={{ __html: STYLESHEET }} />
      </head>
      <body>
        <header>Passung</header>
        <main>
          <h1>{heading}</h1>
          {body}
        </main>
        <footer>{PAGE_TEXTS[locale].footer}</footer>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '#occupations/locale';
import { STYLESHEET } from './stylesheet.ts';

const FOOTER: Readonly<Record<Locale, string>> = {
  de: 'Passung bringt Betriebe der Region mit Fachkräften aus dem Ausland zusammen.',
  en: 'Passung brings companies of the region together with skilled workers from abroad.',
  lv: 'Passung palīdz reģiona uzņēmumiem atrast speciālistus no ārvalstīm.',
};

/** A page as it is shown: in one language, with one heading. */
export interface PageContent {
  readonly locale: Locale;
  readonly heading: string;
  readonly body: ReactNode;
}

/** The HTML of a page, for any browser, with or without JavaScript. */
export function asDocument({ locale, heading, body }: PageContent): string {
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
        <footer>{FOOTER[locale]}</footer>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

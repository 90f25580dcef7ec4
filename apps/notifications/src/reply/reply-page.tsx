import type { PageContent } from '#pages/page';
import { PAGE_TEXTS } from '../page/page-texts.ts';
import { DECLINE_REASONS } from './reply.entity.ts';
import type { Question } from './reply.service.ts';

/** The longest texts that a company may add, in characters. */
export const LONGEST = { words: 1_000, phone: 50 } as const;

/** Asks once more, since an e-mail's links are opened by machines, too. The form goes to the page's own address. */
export function questionPage({ link: { answer }, locale, title, score }: Question): PageContent {
  const texts = PAGE_TEXTS[locale];
  const { heading, text, button } = texts.answers[answer];
  const body = (
    <>
      <dl>
        <dt>{texts.about.vacancy}</dt>
        <dd>{title}</dd>
        {score !== undefined && (
          <>
            <dt>{texts.about.proposal}</dt>
            <dd>{score} / 100</dd>
          </>
        )}
      </dl>
      <p>{text}</p>
      <form method="post">
        {answer === 'not-interested' && (
          <fieldset>
            <legend>{texts.reply.reason}</legend>
            {DECLINE_REASONS.map((reason) => (
              <label className="choice" key={reason}>
                <input type="radio" name="reason" value={reason} required />
                {texts.reply.reasons[reason]}
              </label>
            ))}
          </fieldset>
        )}
        {answer === 'call-me' && (
          <>
            <label htmlFor="phone">
              {texts.reply.phone} <small>({texts.reply.optional})</small>
            </label>
            <input id="phone" name="phone" type="tel" autoComplete="tel" maxLength={LONGEST.phone} />
          </>
        )}
        <label htmlFor="words">
          {texts.reply.words} <small>({texts.reply.optional})</small>
        </label>
        <textarea id="words" name="words" rows={3} maxLength={LONGEST.words} />
        <button type="submit">{button}</button>
      </form>
    </>
  );
  return { locale, heading, body };
}

export function thanksPage({ link: { answer }, locale }: Question): PageContent {
  const texts = PAGE_TEXTS[locale];
  return { locale, heading: texts.thanks, body: <p>{texts.answers[answer].thanks}</p> };
}

import type { Locale } from '#occupations/locale';
import type { PageContent } from '#pages/page';
import type { ContactDetails, ContactLink } from './contact-details.ts';
import { CONTACT_PAGE_TEXTS } from './contact-page-texts.ts';

/** Asks once more, since an e-mail's links are opened by machines, too. The form goes to the page's own address. */
export function contactQuestionPage({ locale, title }: Pick<ContactLink, 'locale' | 'title'>): PageContent {
  const { heading, text, vacancy, button } = CONTACT_PAGE_TEXTS[locale].question;
  const body = (
    <>
      <dl>
        <dt>{vacancy}</dt>
        <dd>{title}</dd>
      </dl>
      <p>{text}</p>
      <form method="post">
        <button type="submit">{button}</button>
      </form>
    </>
  );
  return { locale, heading, body };
}

export function contactPage(details: ContactDetails, locale: Locale): PageContent {
  const { givenName, familyName, email, phone, preferredLanguage, until } = details;
  const texts = CONTACT_PAGE_TEXTS[locale].answer;
  const body = (
    <>
      <dl>
        <dt>{texts.email}</dt>
        <dd>
          <a href={`mailto:${email}`}>{email}</a>
        </dd>
        {phone !== undefined && (
          <>
            <dt>{texts.phone}</dt>
            <dd>
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
            </dd>
          </>
        )}
        <dt>{texts.language}</dt>
        <dd>{new Intl.DisplayNames(locale, { type: 'language' }).of(preferredLanguage)}</dd>
      </dl>
      <p>{texts.text(moment(until, locale))}</p>
    </>
  );
  return { locale, heading: texts.heading(`${givenName} ${familyName}`), body };
}

const moment = (date: Date, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(date);

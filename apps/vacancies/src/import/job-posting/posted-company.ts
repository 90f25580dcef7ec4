import { LOCALES } from '#occupations/locale';
import { all, firstNode, firstText, type Node } from './schema-org.ts';

const LOCALE_OF_COUNTRY: Readonly<Record<string, string>> = {
  DE: 'de',
  AT: 'de',
  CH: 'de',
  LI: 'de',
  LU: 'de',
  LV: 'lv',
};

/**
 * The company that hires, named by its identifier, address or, if it has neither, its name. A posting that gives no
 * e-mail address only names it. Who does not say which language to write in is written to in that of the country.
 */
export function postedCompany(posting: Node, country: string | undefined): Record<string, unknown> {
  const organisation = firstNode(posting.hiringOrganization);
  const name = firstText(organisation?.name, organisation?.legalName, textOf(posting.hiringOrganization));
  const identifier = firstNode(organisation?.identifier);
  const externalRef = firstText(
    identifier?.value,
    textOf(organisation?.identifier),
    organisation?.['@id'],
    organisation?.url,
    organisation?.sameAs,
    name,
  );
  const contacts = [posting.applicationContact, organisation?.contactPoint].map(firstNode);
  const contactEmail = firstText(...contacts.map((contact) => contact?.email), organisation?.email)?.replace(
    /^mailto:/i,
    '',
  );
  if (contactEmail === undefined) return { externalRef };
  const languages = contacts
    .flatMap((contact) => all(contact?.availableLanguage))
    .map((one) => firstText(one)?.slice(0, 2));
  const locale = LOCALES.find((one) => languages.includes(one)) ?? LOCALE_OF_COUNTRY[country ?? ''] ?? 'en';
  return { externalRef, name, contactEmail, locale };
}

const textOf = (value: unknown) => all(value).filter((one) => typeof one !== 'object');

import Negotiator from 'negotiator';

/**
 * The language to answer in: the best of those offered that the reader accepts (RFC 9110, section 12.5.4).
 *
 * @param acceptLanguage the header as it came, if it came
 * @param otherwise if the reader names none of them
 */
export function readerLanguage<Language extends string>(
  acceptLanguage: string | undefined,
  offered: readonly Language[],
  otherwise: Language,
): Language {
  const headers = { 'accept-language': acceptLanguage ?? otherwise };
  return (new Negotiator({ headers }).language([...offered]) as Language | undefined) ?? otherwise;
}

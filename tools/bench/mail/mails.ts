import { uuidv7 as newId } from 'uuidv7';
import { LOCALES, type Locale } from '#occupations/locale';
import type { Mail } from '../../../apps/notifications/src/mail/mail-content.ts';
import { writeMail } from '../../../apps/notifications/src/mail/write-mail.ts';
import { SAMPLE_NEWS, sampleReader } from '../../../apps/notifications/test/sample-news.ts';

/** An e-mail that is written and has yet to be sent. */
export interface BenchMail extends Mail {
  readonly id: string;
  readonly companyId: string;
  readonly recipient: string;
  readonly messageId: string;
  readonly locale: Locale;
}

/** E-mails about a confirmed match in three languages, shared out evenly among companies with a domain each. */
export async function writeMails(count: number, companies: number): Promise<BenchMail[]> {
  const written = new Map<Locale, Mail>();
  for (const locale of LOCALES)
    written.set(locale, await writeMail(SAMPLE_NEWS['match-confirmed'], sampleReader(locale)));
  const companyIds = Array.from({ length: companies }, () => newId());
  return Array.from({ length: count }, (_, index) => {
    const [id, company] = [newId(), index % companies];
    const locale = LOCALES[company % LOCALES.length] as Locale;
    return {
      ...(written.get(locale) as Mail),
      id,
      companyId: companyIds[company] as string,
      recipient: `jobs@company-${company}.example`,
      messageId: `<${id}@bench.example>`,
      locale,
    };
  });
}

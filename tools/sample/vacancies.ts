import type { VacancySubmission } from '#submissions/vacancy.submission';
import { CardDeck } from './card-deck.ts';
import { COMPANIES, type SampleCompany } from './companies.ts';
import type { MonthCalendar } from './month-calendar.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type SampleTrade, TRADES } from './trades.ts';

type Kind = Pick<VacancySubmission, 'engagement' | 'demand'>;

/** Writes a posting for everyone the companies look for, each in the form the API takes. */
export function generateVacancies(random: SeededRandom, calendar: MonthCalendar): VacancySubmission[] {
  const kinds = new CardDeck<Kind>(random, [
    [{ engagement: 'permanent', demand: 'open' }, 13],
    [{ engagement: 'permanent', demand: 'foreseeable' }, 4],
    [{ engagement: 'internship', demand: 'open' }, 2],
    [{ engagement: 'internship', demand: 'foreseeable' }, 1],
  ]);
  const years = new CardDeck<number | undefined>(random, [
    [undefined, 2],
    [1, 2],
    [2, 3],
    [3, 2],
    [5, 1],
  ]);
  return COMPANIES.flatMap((company) =>
    company.seeks.map((key, index) => {
      const trade: SampleTrade = TRADES[key];
      const kind = kinds.deal();
      return {
        externalRef: `${company.externalRef}-${index + 1}`,
        company: employer(company),
        title: kind.engagement === 'internship' ? `Praktikum: ${trade.title}` : trade.title,
        description: `${company.name} in ${company.place.city}. ${trade.work}`,
        occupation: occupation(random, trade),
        ...kind,
        positions: random.whole(1, kind.engagement === 'internship' ? 2 : 4),
        ...days(random, calendar, kind),
        workplace: { ...company.place, country: 'DE' },
        requirements: requirements(random, trade, kind, years.deal()),
      };
    }),
  );
}

const employer = ({ externalRef, name, locale }: SampleCompany): VacancySubmission['company'] => ({
  externalRef,
  name,
  contactEmail: `jobs@${externalRef}.example`,
  locale,
});

function occupation(random: SeededRandom, trade: SampleTrade): VacancySubmission['occupation'] {
  const byName = random.chance(0.3);
  return byName && trade.germanName !== undefined
    ? { scheme: 'name', code: trade.germanName }
    : { scheme: 'isco-08', code: random.oneOf(trade.isco) };
}

function days(random: SeededRandom, calendar: MonthCalendar, { engagement, demand }: Kind) {
  const start = demand === 'open' ? random.whole(2, 7) : random.whole(8, 14);
  return {
    startsOn: calendar.day(start, random.oneOf([1, 1, 1, 15])),
    ...(engagement === 'internship' ? { endsOn: calendar.lastDay(start + random.whole(1, 5)) } : {}),
    validThrough: calendar.lastDay(start + random.whole(0, 3)),
  };
}

function requirements(
  random: SeededRandom,
  { path, languages }: SampleTrade,
  { engagement }: Kind,
  experienceYears: number | undefined,
): VacancySubmission['requirements'] {
  const wishes = random.oneOf(languages);
  // An intern is there to learn the language too; where the law asks for it, it stays.
  const lenient = engagement === 'internship' && path === 'vocational';
  return {
    recognition: recognitionWish(random, path),
    ...(experienceYears === undefined || engagement === 'internship' ? {} : { experienceYears }),
    languages: wishes.map((wish) => (lenient ? { ...wish, importance: 'want' } : { ...wish })),
  };
}

function recognitionWish(
  random: SeededRandom,
  path: SampleTrade['path'],
): NonNullable<VacancySubmission['requirements']['recognition']> {
  // In an occupation the law regulates, the law has decided already.
  if (path !== 'vocational' && path !== 'academic') return 'preferred';
  if (random.chance(0.15)) return 'required';
  return random.chance(0.2) ? 'not-needed' : 'preferred';
}

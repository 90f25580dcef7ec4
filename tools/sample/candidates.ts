import type { CandidateSubmission } from '#submissions/candidate.submission';
import type { Consent } from '#submissions/consent.submission';
import { CardDeck } from './card-deck.ts';
import { LanguageSkills } from './languages.ts';
import type { MonthCalendar } from './month-calendar.ts';
import { generateNames, inPlainLetters, type PersonName } from './person-names.ts';
import { RecognitionStates } from './recognitions.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type SampleTrade, TRADE_KEYS, TRADES, type TradeKey } from './trades.ts';

/** A nomination and the reference an institution keeps it under. */
export interface SampleCandidate {
  readonly externalRef: string;
  readonly submission: CandidateSubmission;
}

const CANDIDATES = 400;

/** Where the nominating schools and agencies are; their references begin so. */
const INSTITUTIONS = ['daugavpils', 'rezekne', 'jelgava', 'liepaja', 'riga', 'valmiera'];

/** Nominates people of every trade, more of nursing than of the others, each in the form the API takes. */
export function generateCandidates(random: SeededRandom, calendar: MonthCalendar): SampleCandidate[] {
  const trades = new CardDeck<TradeKey>(
    random,
    TRADE_KEYS.map((key) => [key, key === 'nurse' ? 2 : 1] as const),
  );
  const recognitions = new RecognitionStates(random, calendar);
  const languages = new LanguageSkills(random, calendar);
  const engagements = new CardDeck<CandidateSubmission['availability']['engagements']>(random, [
    [['permanent'], 11],
    [['permanent', 'internship'], 7],
    [['internship'], 2],
  ]);
  const regions = new CardDeck<string[]>(random, [
    [['DE'], 17],
    [['DEE'], 2],
    [['DEE0'], 1],
  ]);
  const agreed = new CardDeck<boolean>(random, [
    [true, 31],
    [false, 1],
  ]);

  return generateNames(random, CANDIDATES).map((name, index) => {
    const trade: SampleTrade = TRADES[trades.deal()];
    const experienceYears = years(random);
    return {
      externalRef: `${random.oneOf(INSTITUTIONS)}-${String(index + 1).padStart(4, '0')}`,
      submission: {
        person: person(name, random),
        residence: { country: 'LV' },
        ...career(random, calendar, trade, recognitions.deal(trade), experienceYears),
        languages: languages.deal(),
        availability: {
          from: calendar.day(random.oneOf([1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8]), random.oneOf([1, 1, 15])),
          engagements: engagements.deal(),
          regions: regions.deal(),
        },
        consents: consents(random, calendar, agreed.deal()),
      },
    };
  });
}

const person = (name: PersonName, random: SeededRandom): CandidateSubmission['person'] => ({
  ...name,
  email: `${inPlainLetters(name.givenName)}.${inPlainLetters(name.familyName)}@pasts.example`,
  preferredLanguage: random.oneOf(['lv', 'lv', 'lv', 'lv', 'en', 'de']),
});

/** 0 to 30 years, and more people at the beginning than near the end. */
const years = (random: SeededRandom) => Math.floor(30.999 * random.fraction() ** 1.8);

function career(
  random: SeededRandom,
  calendar: MonthCalendar,
  trade: SampleTrade,
  recognition: ReturnType<RecognitionStates['deal']>,
  experienceYears: number,
): Pick<CandidateSubmission, 'occupations' | 'qualifications'> {
  const learnt =
    trade.latvianName !== undefined && random.chance(0.3)
      ? ({ scheme: 'name', code: trade.latvianName } as const)
      : ({ scheme: 'isco-08', code: random.oneOf(trade.isco) } as const);
  const stated = random.chance(0.92) ? { experienceYears } : {};
  const alsoWorked = trade.alsoWorkedAs.length > 0 && experienceYears >= 2 && random.chance(0.25);
  return {
    occupations: [
      { ...learnt, ...stated },
      ...(alsoWorked
        ? [
            {
              scheme: 'isco-08' as const,
              code: random.oneOf(trade.alsoWorkedAs),
              experienceYears: random.whole(1, Math.min(experienceYears, 8)),
            },
          ]
        : []),
    ],
    qualifications: [
      {
        title: trade.certificate,
        occupation: learnt,
        // A recognition partnership is for qualifications from outside the European Union.
        awardedIn: recognition?.status === 'partnership' ? 'UA' : 'LV',
        awardedOn: calendar.day(-12 * experienceYears - random.whole(8, 20), random.whole(1, 28)),
        ...(recognition === undefined ? {} : { recognition }),
      },
    ],
  };
}

function consents(random: SeededRandom, calendar: MonthCalendar, matching: boolean): Consent[] {
  const at = `${calendar.day(-random.whole(1, 5), random.whole(1, 28))}T${random.whole(10, 16)}:00:00Z`;
  return [
    { purpose: 'matching', given: matching, at, proof: 'Signed form at the institution' },
    ...(matching && random.chance(0.7) ? [{ purpose: 'introduction' as const, given: true, at }] : []),
    ...(random.chance(0.5) ? [{ purpose: 'contact' as const, given: true, at }] : []),
  ];
}

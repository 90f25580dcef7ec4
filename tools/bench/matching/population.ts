import { UNIT_GROUPS } from '#occupations/classification';
import type { Occupation } from '#occupations/occupation';
import { TRADES } from '#occupations/trades';
import type { CandidateFacts, LanguageSkill, VacancyFacts } from '#scoring/assessment';
import { CEFR_LEVELS, type RecognitionStatus } from '#scoring/vocabulary';
import { SeededRandom } from '../../sample/seeded-random.ts';

/** The day on which the benchmark plays. */
export const TODAY = '2026-11-24';

const OTHER_LANGUAGES = ['lv', 'ru', 'uk', 'pl', 'ro', 'tr', 'ar', 'es'];
const GERMAN = [...CEFR_LEVELS.slice(0, 9), 'A1', 'A2', 'A2', 'B1', 'B1', 'B1', 'B2'] as const;
const EXAM_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
const FREE_STATES: readonly (RecognitionStatus | undefined)[] = [
  ...(['full', 'full', 'not-applied', 'not-applied', 'not-applied', 'partial', 'adaptation-running'] as const),
  ...(['in-process', 'in-process', 'partnership', 'refused', undefined] as const),
];

/** A day some months from today: most say the first of a month, some any day. */
function day(random: SeededRandom, least: number, most: number): string {
  const date = new Date(`${TODAY.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + random.whole(least, most));
  if (random.chance(0.3)) date.setUTCDate(random.whole(1, 28));
  return date.toISOString().slice(0, 10);
}

/**
 * People and vacancies by chance, the same for the same seed. How often a trade comes up falls as 1/n with its place
 * (Zipf), years of experience are whole, a third has a second trade; states, levels and days are spread as one meets them.
 */
export class Population {
  private readonly random: SeededRandom;
  private readonly occupations: readonly Occupation[];
  private readonly upTo: readonly number[];

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
    const trades = [...TRADES.values()].map(({ id, isco }) => ({ isco, trade: id }));
    // The order of the trades must not depend on the seed, or vacancies and people would want different ones.
    this.occupations = new SeededRandom(1).shuffled([...UNIT_GROUPS.map(({ code }) => ({ isco: code })), ...trades]);
    let sum = 0;
    this.upTo = this.occupations.map((_, place) => {
      sum += 1 / (place + 1);
      return sum;
    });
  }

  id(): string {
    const hex = () =>
      Math.floor(this.random.fraction() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    const digits = [hex(), hex(), hex(), hex()].join('');
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
  }

  candidate(): CandidateFacts {
    const { random } = this;
    const occupation = this.occupation();
    const experienceYears = Math.floor(30.999 * random.fraction() ** 1.8);
    const second = random.chance(0.3)
      ? [{ occupation: this.occupation(), experienceYears: Math.min(experienceYears, random.whole(1, 8)) }]
      : [];
    const stated = random.chance(0.92) ? { experienceYears } : {};
    return {
      consentToMatching: true,
      occupations: [{ occupation, ...stated }, ...second],
      qualifications: [{ occupation, ...this.recognition() }],
      languages: this.languages(),
      availability: {
        from: day(random, -6, 8),
        engagements: random.oneOf([['permanent'], ['permanent'], ['permanent', 'internship'], ['internship']]),
        regions: random.oneOf([['DE'], ['DE'], ['DE'], ['DE', 'AT'], ['DEE'], ['DEE0', 'DED'], ['AT']]),
      },
    };
  }

  vacancy(): VacancyFacts {
    const { random } = this;
    return {
      occupation: this.occupation(),
      open: true,
      engagement: random.chance(0.9) ? 'permanent' : 'internship',
      startsOn: day(random, 1, 9),
      workplace: { country: 'DE', nuts: random.oneOf(['DEE03', 'DEE02', 'DEE0D', 'DED51']) },
      requirements: {
        recognition: random.oneOf(['preferred', 'preferred', 'preferred', 'required', 'not-needed']),
        experienceYears: random.oneOf([0, 1, 2, 2, 3, 5]),
        languages: [
          { language: 'de', level: random.oneOf(['A2', 'B1', 'B1', 'B2', 'C1']), importance: 'must' },
          ...(random.chance(0.3) ? [{ language: 'en', level: 'B1', importance: 'want' } as const] : []),
        ],
      },
    };
  }

  private occupation(): Occupation {
    const drawn = this.random.fraction() * this.upTo.at(-1)!;
    let [low, high] = [0, this.upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! < drawn) low = middle + 1;
      else high = middle;
    }
    return this.occupations[low]!;
  }

  private recognition(): Pick<CandidateFacts['qualifications'][number], 'recognition'> {
    const status = this.random.oneOf(FREE_STATES);
    if (status === undefined) return {};
    const dated = ['in-process', 'adaptation-running', 'partnership'].includes(status) && this.random.chance(0.8);
    return { recognition: { status, ...(dated ? { expectedOn: day(this.random, 1, 10) } : {}) } };
  }

  private languages(): LanguageSkill[] {
    const { random } = this;
    const german = random.chance(0.9) ? [this.withCourse({ language: 'de', level: random.oneOf(GERMAN) })] : [];
    const english = random.chance(0.5) ? [{ language: 'en', level: random.oneOf(CEFR_LEVELS) }] : [];
    return [{ language: random.oneOf(OTHER_LANGUAGES), level: 'C2' }, ...german, ...english];
  }

  private withCourse(skill: LanguageSkill): LanguageSkill {
    if (!this.random.chance(0.35)) return skill;
    const next = EXAM_LEVELS.find((level) => CEFR_LEVELS.indexOf(level) > CEFR_LEVELS.indexOf(skill.level as 'A1'));
    return next === undefined ? skill : { ...skill, course: { level: next, expectedOn: day(this.random, -1, 8) } };
  }
}

import { type CandidateLevel, CEFR_LEVELS, type CefrLevel, levelRank } from '#scoring/vocabulary';
import type { CandidateSubmission } from '#submissions/candidate.submission';
import { CardDeck } from './card-deck.ts';
import type { MonthCalendar } from './month-calendar.ts';
import type { SeededRandom } from './seeded-random.ts';

type LanguageSkill = NonNullable<CandidateSubmission['languages']>[number] & { level: CandidateLevel };

/** What people have of German, with how many of a round; `unknown`: nobody has said. */
const GERMAN: readonly (readonly [level: CandidateLevel | 'unknown', count: number])[] = [
  ['none', 1],
  ['A1', 3],
  ['A1+', 1],
  ['A2', 6],
  ['A2+', 2],
  ['B1', 7],
  ['B1+', 2],
  ['B2', 6],
  ['B2+', 1],
  ['C1', 2],
  ['C1+', 1],
  ['C2', 1],
  ['unknown', 3],
];

/** Levels that exams are held at and courses lead to. */
const EXAM_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const satisfies CefrLevel[];

/** Deals languages so that every level of German turns up. */
export class LanguageSkills {
  private readonly german: CardDeck<CandidateLevel | 'unknown'>;

  constructor(
    private readonly random: SeededRandom,
    private readonly calendar: MonthCalendar,
  ) {
    this.german = new CardDeck(random, GERMAN);
  }

  /** The languages of one person, Latvian as the first. */
  deal(): LanguageSkill[] {
    const german = this.german.deal();
    return [
      { language: 'lv', level: 'C2', evidence: 'school' },
      ...(german === 'unknown' ? [] : [this.withCourse(this.skill('de', german))]),
      ...(this.random.chance(0.6) ? [this.skill('en', this.random.oneOf(CEFR_LEVELS.slice(1, 9)))] : []),
    ];
  }

  private skill(language: string, level: CandidateLevel): LanguageSkill {
    if (level === 'none') return { language, level };
    const examinable = (EXAM_LEVELS as readonly string[]).includes(level);
    const evidence = this.random.oneOf(
      examinable
        ? (['certificate', 'certificate', 'school', 'self-assessed'] as const)
        : (['school', 'self-assessed'] as const),
    );
    return {
      language,
      level,
      evidence,
      ...(evidence === 'certificate'
        ? { examinedOn: this.calendar.day(-this.random.whole(1, 40), this.random.whole(1, 28)) }
        : {}),
    };
  }

  private withCourse(skill: LanguageSkill): LanguageSkill {
    const [next] = EXAM_LEVELS.filter((level) => levelRank(level) > levelRank(skill.level));
    if (next === undefined || next === 'C2' || !this.random.chance(0.4)) return skill;
    const expectedOn = this.calendar.day(this.random.whole(1, 9), this.random.whole(1, 28));
    return { ...skill, course: { level: next, expectedOn } };
  }
}

import type { RecognitionStatus } from '#scoring/vocabulary';
import type { Qualification } from '#submissions/candidate.submission';
import { CardDeck } from './card-deck.ts';
import type { MonthCalendar } from './month-calendar.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { RecognitionPath, SampleTrade } from './trades.ts';

type Recognition = NonNullable<Qualification['recognition']>;

/** States a qualification can be in, with how many of a round are; `unknown`: nobody has said. */
const STATES: Record<RecognitionPath, readonly (readonly [state: RecognitionStatus | 'unknown', count: number])[]> = {
  nurse: [
    ['full', 2],
    ['automatic', 3],
    ['measure-passed', 2],
    ['not-applied', 3],
    ['in-process', 4],
    ['measure-imposed', 1],
    ['measure-running', 2],
    ['partnership', 1],
    ['refused', 1],
    ['unknown', 1],
  ],
  therapist: [
    ['full', 3],
    ['measure-passed', 2],
    ['not-applied', 3],
    ['in-process', 4],
    ['measure-imposed', 2],
    ['measure-running', 2],
    ['refused', 1],
    ['unknown', 1],
  ],
  'care-helper': [
    ['full', 3],
    ['not-applied', 6],
    ['in-process', 4],
    ['refused', 1],
    ['unknown', 2],
  ],
  academic: [
    ['statement', 5],
    ['not-applied', 6],
    ['in-process', 3],
    ['refused', 1],
    ['unknown', 3],
  ],
  vocational: [
    ['full', 5],
    ['not-applied', 8],
    ['partial', 3],
    ['adaptation-running', 2],
    ['in-process', 5],
    ['partnership', 1],
    ['refused', 1],
    ['unknown', 4],
  ],
};

const UNDER_WAY: readonly string[] = [
  'in-process',
  'adaptation-running',
  'measure-imposed',
  'measure-running',
  'partnership',
] satisfies RecognitionStatus[];

/** Deals states of recognition so that every state a trade can have turns up among its people. */
export class RecognitionStates {
  private readonly decks: ReadonlyMap<RecognitionPath, CardDeck<RecognitionStatus | 'unknown'>>;

  constructor(
    private readonly random: SeededRandom,
    private readonly calendar: MonthCalendar,
  ) {
    const paths = Object.keys(STATES) as RecognitionPath[];
    this.decks = new Map(paths.map((path) => [path, new CardDeck(random, STATES[path])]));
  }

  /** The recognition of a qualification, or nothing if nobody has said. */
  deal({ path, authority }: SampleTrade): Recognition | undefined {
    const status = this.decks.get(path)?.deal() ?? 'unknown';
    if (status === 'unknown') return undefined;
    if (status === 'not-applied') return { status };
    if (!UNDER_WAY.includes(status)) return { status, authority };
    // Nobody can say when a measure ends that has not begun.
    const dated = status !== 'measure-imposed' && this.random.chance(0.8);
    return {
      status,
      authority,
      appliedOn: this.calendar.day(-this.random.whole(1, 6), this.random.whole(1, 28)),
      ...(dated ? { expectedOn: this.calendar.day(this.random.whole(1, 7), this.random.whole(1, 28)) } : {}),
    };
  }
}

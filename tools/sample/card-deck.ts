import type { SeededRandom } from './seeded-random.ts';

/**
 * Deals its cards in random order and shuffles again when all are dealt: unlike a draw by chance, a card that is rare
 * still turns up once in every round.
 */
export class CardDeck<Card> {
  private readonly cards: readonly Card[];
  private waiting: Card[] = [];

  /** @param counted each card with how often it lies in the deck, 1 or more */
  constructor(
    private readonly random: SeededRandom,
    counted: readonly (readonly [card: Card, count: number])[],
  ) {
    this.cards = counted.flatMap(([card, count]) => Array.from({ length: count }, () => card));
    if (this.cards.length === 0) throw new RangeError('a deck needs a card');
  }

  /** The next card; after the last of a round the next round begins. */
  deal(): Card {
    if (this.waiting.length === 0) this.waiting = this.random.shuffled(this.cards);
    return this.waiting.pop() as Card;
  }
}

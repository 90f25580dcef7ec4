import type { DeadLetter } from './dead-letter.ts';
import { DeadLetterBox } from './dead-letter-box.ts';

/**
 * Erases those letters of one dead letter topic that concern something which must be forgotten.
 *
 * @returns how many
 * @throws {KafkaJSError} if Kafka does not answer within a few seconds
 */
export async function dropLetters(
  brokers: readonly string[],
  deadLetterTopic: string,
  concerns: (letter: DeadLetter) => boolean,
): Promise<number> {
  const box = await DeadLetterBox.open(brokers);
  try {
    const letters = (await box.letters([deadLetterTopic])).filter(concerns);
    for (const letter of letters) await box.drop(letter);
    return letters.length;
  } finally {
    await box.close();
  }
}

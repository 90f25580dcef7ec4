import type { DeadLetter } from '#eventing/dead-letter';
import { DeadLetterBox } from '#eventing/dead-letter-box';
import { type Call, parseCall, selectLetters, WrongCall } from './dlq-arguments.ts';
import { count, details, tables } from './dlq-text.ts';

/** What the command needs of its surroundings. */
export interface Surroundings {
  /** @throws {WrongCall} if nobody said where Kafka is */
  readonly brokers: () => readonly string[];
  readonly print: (text: string) => void;
  /** @throws {WrongCall} if there is nobody to ask */
  readonly confirm: (question: string) => Promise<boolean>;
}

/**
 * Lists, shows, replays or drops dead letters.
 *
 * @param args as on the command line
 * @throws {WrongCall} if they have no meaning
 */
export async function dlq(args: string[], { brokers, print, confirm }: Surroundings): Promise<void> {
  const call = parseCall(args);
  const box = await open(brokers());
  try {
    const letters = selectLetters(await box.letters(), call);
    if (letters.length === 0) print('There are no such dead letters.');
    else if (call.command === 'list') print(tables(letters));
    else if (call.command === 'show') print(details(letters[0]!));
    else await act(box, letters, { call, print, confirm });
  } finally {
    await box.close();
  }
}

async function open(brokers: readonly string[]): Promise<DeadLetterBox> {
  try {
    return await DeadLetterBox.open(brokers);
  } catch (cause) {
    throw new WrongCall(
      `Kafka does not answer at ${brokers.join(', ')}: ${(cause as Error).message}. ` +
        'Start Passung (npm start), or set KAFKA_BROKERS to where Kafka is.',
      { cause },
    );
  }
}

async function act(
  box: DeadLetterBox,
  selected: DeadLetter[],
  { call, print, confirm }: { call: Call } & Pick<Surroundings, 'print' | 'confirm'>,
): Promise<void> {
  const { command } = call;
  const outdated = command === 'replay' ? await box.outdated(selected) : new Set<DeadLetter>();
  const letters = selected.filter((letter) => !outdated.has(letter));
  print(tables(selected));
  if (outdated.size > 0) {
    const ids = [...outdated].map(({ id, topic }) => `${id} of ${topic}`).join(', ');
    print(`\nLeft out: ${count([...outdated])}, which would undo a newer message of the same key: ${ids}. Drop them.`);
  }
  print(`\nTo ${command}: ${count(letters)}.`);
  if (letters.length === 0) return;
  if (call.dryRun) return print('A dry run: nothing was done.');
  if (!call.yes && !(await confirm(`${command} ${count(letters)}?`))) return print('Nothing was done.');
  await doAll(letters, (letter) => box[command === 'replay' ? 'replay' : 'drop'](letter));
  print(`Done: ${count(letters)}.`);
}

async function doAll(letters: DeadLetter[], work: (letter: DeadLetter) => Promise<void>): Promise<void> {
  for (const [done, letter] of letters.entries()) {
    try {
      await work(letter);
    } catch (cause) {
      const { message } = cause as Error;
      throw new WrongCall(
        `Letter ${letter.id} of ${letter.topic} failed: ${message} ` +
          `It and those behind it still lie there; ${done} of ${letters.length} were done. Try again.`,
        { cause },
      );
    }
  }
}

import { randomInt } from 'node:crypto';
import { SeededRandom } from '../tools/sample/seeded-random.ts';
import { AcceptedRequests } from './faults/accepted-requests.ts';
import {
  type Announcements,
  announcedAgain,
  compareAnnouncements,
  deadLetters,
  readTopics,
} from './faults/announced.ts';
import { lostRequests, mailedAgain, unfinishedErasures, wrongDeliveries, wrongShortlists } from './faults/found.ts';
import { keepBusy, usersOf } from './faults/keep-busy.ts';
import { keepOffsetJournal, stepsBackwards } from './faults/offset-journal.ts';
import { anyOutages, takeAway } from './faults/outages.ts';
import { untilQuiet } from './faults/quiet.ts';
import { restartInTurn } from './faults/rolling-restart.ts';

const ROUNDS = Number(process.env.PASSUNG_FAULTS_ROUNDS ?? 3);
const SEED = Number(process.env.PASSUNG_FAULTS_SEED ?? randomInt(1, 1_000_000));
const RESTARTED_IN_TURN = ['matching', 'notifications'] as const;
const LONGEST_ROUND_MS = 30_000;
const LONGEST_END_MS = 600_000;

const say = (line: string) => process.stderr.write(`${line}\n`);

describe(`Whatever crashes (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  const accepted = new AcceptedRequests();
  const users = usersOf(SEED, accepted);
  const begun = performance.now();
  let topics: Awaited<ReturnType<typeof readTopics>>;
  let announced: Announcements | undefined;
  let twiceByRestarts: string[] | undefined;

  beforeAll(
    async () => {
      say(`Fault tests: --rounds ${ROUNDS} --seed ${SEED}`);
      await keepOffsetJournal();
      const stop = new AbortController();
      const working = users.map((user) => keepBusy(user, stop.signal));
      const busy = Promise.all(working);
      const chance = new SeededRandom(SEED);
      const outages = anyOutages(chance);
      try {
        await Promise.race([Promise.all(RESTARTED_IN_TURN.map(restartInTurn)), busy]);
        twiceByRestarts = [...announcedAgain(await readTopics()), ...(await mailedAgain())];
        say(
          `  ${new Date().toISOString()}  restarted in turn: three instances each of ${RESTARTED_IN_TURN.join(' and ')}`,
        );
        for (let round = 1; round <= ROUNDS; round += 1) {
          // Users stop only when they are told to, or fail.
          const parts = outages.next().value;
          await Promise.race([takeAway(parts, chance), busy]);
          say(
            `  ${new Date().toISOString()}  round ${round}: ${parts.join(' and ')}, ${accepted.count} requests accepted so far`,
          );
        }
      } finally {
        stop.abort();
        // Nobody is left at work when the system goes.
        await Promise.allSettled(working);
      }
      await busy;
      await untilQuiet();
      topics = await readTopics();
      announced = await compareAnnouncements(topics, accepted);
    },
    ROUNDS * LONGEST_ROUND_MS + LONGEST_END_MS,
  );

  afterAll(async () => {
    // Missing if the rounds did not come to their end.
    if (announced === undefined) return;
    const { mails, repeated } = await wrongDeliveries(accepted);
    const lost = (await lostRequests(accepted)).length + announced.missing.length;
    const doubled = announced.unfounded.length + (await stepsBackwards()).length;
    say(`  accepted requests  ${accepted.count} (${accepted.unanswered} tries without an answer)`);
    say(`  erased candidates  ${accepted.erasures.size}`);
    for (const [topic, messages] of topics) say(`  ${topic.padEnd(26)} ${messages.length} messages`);
    say(`  published again    ${announced.repeated}`);
    say(`  e-mails            ${mails} (${repeated} of them repeats)`);
    say(`  lost ${lost}, doubled ${doubled}, ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }, 60_000);

  test('restarting three instances in turn announces nothing twice and e-mails nothing twice', () => {
    expect(twiceByRestarts).toEqual([]);
  });

  test('every accepted request is there as it was last sent', async () => {
    expect(accepted.count).toBeGreaterThan(ROUNDS);
    expect(await lostRequests(accepted)).toEqual([]);
  }, 60_000);

  test('what was committed was announced', () => {
    expect(announced?.missing).toEqual([]);
  });

  test('what was not committed was not announced, and nothing by two events', () => {
    expect(announced?.unfounded).toEqual([]);
  });

  test('no change was announced behind a later one', () => {
    expect(announced?.overtaken).toEqual([]);
  });

  test('whoever was erased is gone everywhere, and the receipt says so', async () => {
    expect(await unfinishedErasures(accepted)).toEqual([]);
  }, 60_000);

  test('no message took effect twice', async () => {
    expect(await stepsBackwards()).toEqual([]);
  });

  test('no message was put aside', async () => {
    expect(await deadLetters()).toEqual([]);
  });

  test('shortlists are what scoring all pairs anew gives', async () => {
    expect(await wrongShortlists(accepted)).toEqual([]);
  }, 60_000);

  test('each confirmed match was e-mailed, once or with one repeat under the same Message-ID', async () => {
    expect((await wrongDeliveries(accepted)).wrong).toEqual([]);
  }, 60_000);

  test('no request was left without an answer or an end of the connection', () => {
    expect(accepted.hung).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { candidateExample, vacancyExample } from '#contracts/event-examples';
import { partitionOf } from '#eventing/partition-of';
import { occupationalField } from '#occupations/occupational-field';
import { atTheSameMoment } from '../../../../test/at-the-same-moment.ts';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';
import { PARTITIONS, type SimulatedWork } from './simulated-work.spec.ts';

/** Trades of four fields, related to none of each other. */
const TRADES = ['7126', '2512', '5120', '8332', '6113', '4110'];
const PEOPLE = 20;

const partition = (isco: string) => partitionOf(occupationalField({ isco }), PARTITIONS);

describe('Fields that are worked on at once', () => {
  let matching: TrialMatching;
  let work: SimulatedWork;

  beforeAll(async () => {
    matching = await TrialMatching.create();
    work = matching.work;
  });
  afterAll(() => matching.release());

  test('do not block each other for ever, though the same people are on their shortlists, in another order', async () => {
    const [first, second] = [0, 1].map((number) => TRADES.filter((isco) => partition(isco) === number).slice(0, 2));
    // Some know the trade that one writer begins with and the other ends with, others the two in between.
    const known = [
      [first![0]!, second![1]!],
      [first![1]!, second![0]!],
    ];
    for (const trades of known) {
      for (let number = 0; number < PEOPLE; number += 1) await nominate(trades);
    }
    await work.takeAll(0);
    const vacancies: string[] = [];
    for (const isco of [...first!, ...second!]) vacancies.push(await post(isco));

    const beginnings = [vacancies[0], vacancies[2]].map((id) => `'${id}'`);
    const hold = `SELECT FROM known_vacancy WHERE id IN (${beginnings}) FOR NO KEY UPDATE`;
    const all = { messages: Number.POSITIVE_INFINITY, fails: false };
    await work.publish();
    await atTheSameMoment(matching.url, { hold, count: 2 }, () =>
      Promise.all([0, 1].map((number) => work.take({ ...all, instance: number, partition: number }))),
    );
    expect(await matching.dataSource.manager.countBy(Match, { status: 'proposed' })).toBe(4 * PEOPLE);
  });

  async function nominate(trades: string[]): Promise<void> {
    const occupations = trades.map((isco) => ({ occupation: { isco }, experienceYears: 5 }));
    const state = { ...candidateExample, id: randomUUID(), version: 1, occupations, qualifications: [] };
    await matching.dataSource.transaction((transaction) =>
      work.candidates.take(transaction, new Map([[state.id, state]])),
    );
  }

  async function post(isco: string): Promise<string> {
    const state = {
      ...vacancyExample,
      ...{ id: randomUUID(), version: 1, occupation: { isco }, startsOn: '2099-03-01', validThrough: '2099-12-31' },
      requirements: { recognition: 'preferred' as const, languages: [] },
    };
    await matching.dataSource.transaction((transaction) =>
      work.vacancies.take(transaction, new Map([[state.id, state]])),
    );
    return state.id;
  }
});

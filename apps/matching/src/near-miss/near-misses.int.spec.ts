import { randomUUID } from 'node:crypto';
import type { CandidateState } from '#contracts/candidate-event';
import { candidateExample } from '#contracts/event-examples';
import { contentOf, defaultRuleset, readRuleset } from '#scoring/ruleset';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';
import { NextSteps } from '../next-step/next-steps.ts';
import { NearMisses } from './near-misses.ts';

const RULESET = readRuleset({ ...contentOf(defaultRuleset), threshold: 80, shortlistSize: 1 });

const recognised = (status: 'full' | 'in-process') => [{ occupation: { isco: '7126' }, recognition: { status } }];
/** For a vacancy that starts in 2099. */
const COURSE_END = '2098-01-31';
const learning = [{ language: 'de', level: 'A2' as const, course: { level: 'B1' as const, expectedOn: COURSE_END } }];
const german = (level: 'A1' | 'A2' | 'B1') => [{ language: 'de', level }];

describe('Who just missed a shortlist', () => {
  let matching: TrialMatching;
  let nearMisses: NearMisses;
  let nextSteps: NextSteps;
  const vacancyId = randomUUID();
  const ids = new Map<string, string>();
  const names = () => new Map([...ids].map(([name, id]) => [id, name]));

  async function nominate(name: string, changes: Partial<CandidateState>): Promise<void> {
    const id = randomUUID();
    ids.set(name, id);
    await matching.nominate({ id, version: 1, ...changes });
  }

  beforeAll(async () => {
    matching = await TrialMatching.create();
    await matching.startWith(RULESET);
    nearMisses = new NearMisses(matching.dataSource, RULESET);
    nextSteps = new NextSteps(matching.dataSource, RULESET);
    await matching.post({ id: vacancyId, version: 1 });
    await nominate('declined', { qualifications: recognised('full'), languages: german('B1') });
    const { id } = await matching.dataSource.manager.findOneByOrFail(Match, { candidateId: ids.get('declined')! });
    await matching.decide(id, { decision: 'decline', reason: 'other', note: 'Hat schon Arbeit' });
    await nominate('on the list', { qualifications: recognised('full'), languages: learning });
    await nominate('outranked', { languages: learning });
    await nominate('one level short', { languages: german('A2') });
    await nominate('two levels short', { languages: german('A1') });
    const { availability } = candidateExample;
    const perfect = { qualifications: recognised('full'), languages: german('B1') };
    await nominate('looks for an internship', {
      ...perfect,
      availability: { ...availability, engagements: ['internship'] },
    });
    await nominate('comes too late', { ...perfect, availability: { ...availability, from: '2099-12-01' } });
    await nominate('would go to Latvia only', { ...perfect, availability: { ...availability, regions: ['LV'] } });
    await nominate('comes too late and elsewhere', {
      ...perfect,
      availability: { ...availability, from: '2099-12-01', regions: ['LV'] },
    });
    await nominate('of another trade', { ...perfect, occupations: [{ occupation: { isco: '2512' } }] });
  });
  afterAll(() => matching.release());

  test('is told with what is missing, nearest first, and nobody whom more than one thing keeps off', async () => {
    const { items } = await nearMisses.of(vacancyId, 'en');
    const told = items.map(({ candidateId, reason }) => `${names().get(candidateId)}: ${reason}`);
    expect(told).toEqual([
      'outranked: outranked',
      'one level short: below-threshold',
      'comes too late: hard-fact',
      'looks for an internship: hard-fact',
      'would go to Latvia only: hard-fact',
    ]);
  });

  test('is told the step that is enough, its day if there is one, and what the score would be', async () => {
    const { items } = await nearMisses.of(vacancyId, 'en');
    const of = (name: string) => items.find(({ candidateId }) => candidateId === ids.get(name))!;
    expect(of('outranked').steps).toContainEqual(expect.objectContaining({ to: 'B1', expectedOn: COURSE_END }));
    expect(of('one level short')).toMatchObject({
      score: 79,
      steps: [{ kind: 'language', from: 'A2', to: 'B1', score: 89 }],
      eligibility: { status: 'not-yet', text: expect.stringContaining('German at B1') },
    });
    expect(of('one level short').steps[0]!.text).toBe(
      'With German at B1, the candidate would be on the list, at 89 instead of 79 points.',
    );
    expect(of('comes too late').hardFact).toMatchObject({ kind: 'not-available', expectedOn: '2099-12-01' });
  });

  test('has, as next steps, those that lift in open vacancies, the most useful first', async () => {
    const { items } = await nextSteps.of(ids.get('one level short')!, 'en');
    expect(items.map(({ kind, to }) => `${kind} ${to}`)).toEqual(['language B1', 'recognition full']);
    expect(items[0]).toMatchObject({
      text: 'With German at B1, the score rises from 79 to 89 in one vacancy. Only this makes a proposal possible.',
      vacancies: [
        {
          vacancyId,
          before: { score: 79, eligibility: 'not-yet' },
          after: { score: 89, eligibility: 'eligible' },
        },
      ],
    });
  });

  test('a declined match is lifted by nothing', async () => {
    expect((await nextSteps.of(ids.get('declined')!, 'en')).items).toEqual([]);
  });

  test('of what is not known, or closed, that is told', async () => {
    await expect(nextSteps.of(randomUUID(), 'en')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(nearMisses.of(randomUUID(), 'en')).rejects.toMatchObject({ kind: 'not-found' });
    const closed = randomUUID();
    await matching.post({ id: closed, version: 1, status: 'filled' });
    await expect(nearMisses.of(closed, 'en')).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('are at most ten: the nearest, in whatever order they became known', async () => {
    const { availability } = candidateExample;
    const late = {
      qualifications: recognised('full'),
      languages: german('B1'),
      availability: { ...availability, from: '2099-12-01' },
    };
    for (let number = 2; number <= 13; number += 1) await nominate(`comes too late ${number}`, late);
    await nominate('outranked as well', { languages: learning });
    const { items } = await nearMisses.of(vacancyId, 'en');
    const told = items.map(({ candidateId }) => names().get(candidateId)!);
    expect(told.slice(0, 2).sort()).toEqual(['outranked', 'outranked as well']);
    expect(told[2]).toBe('one level short');
    const tooLate = [...ids].filter(([name]) => /^comes too late(?: \d+)?$/.test(name)).map(([, id]) => id);
    expect(items.slice(3).map(({ candidateId }) => candidateId)).toEqual(tooLate.sort().slice(0, 7));
  });
});

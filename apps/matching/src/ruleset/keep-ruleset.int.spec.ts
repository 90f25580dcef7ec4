import { randomUUID } from 'node:crypto';
import { OCCUPATION_RULES, OccupationRules } from '#occupations/occupation-rules';
import { contentOf, defaultRuleset, readRuleset } from '#scoring/ruleset';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';

const fewer = new OccupationRules({ ...OCCUPATION_RULES.content, related: [] });
const withFewer = readRuleset({ ...contentOf(defaultRuleset), tables: fewer.version }, fewer);

describe('Tables of related trades and regulated occupations that come into force', () => {
  let matching: TrialMatching;

  beforeEach(async () => {
    matching = await TrialMatching.create();
  });
  afterEach(() => matching.release());

  test('bring candidates into reach of the fields to which they relate them', async () => {
    const [id, candidateId] = [randomUUID(), randomUUID()];
    await matching.nominate({ id: candidateId });
    // As by tables that related the trade to none of another field, nor its own.
    await matching.dataSource.query("UPDATE known_candidate SET fields = '{99}'");
    await matching.startWith(withFewer);
    await matching.post({ id });
    expect(await matching.dataSource.manager.findBy(Match, { vacancyId: id })).toMatchObject([{ candidateId }]);
  });

  test('do so also if they were in force once before', async () => {
    const [id, candidateId] = [randomUUID(), randomUUID()];
    await matching.startWith(withFewer);
    await matching.nominate({ id: candidateId });
    await matching.dataSource.query("UPDATE known_candidate SET fields = '{99}'");
    await matching.startWith(defaultRuleset);
    await matching.post({ id });
    expect(await matching.dataSource.manager.findBy(Match, { vacancyId: id })).toMatchObject([{ candidateId }]);
  });

  test('have all shortlists made anew', async () => {
    const id = randomUUID();
    await matching.post({ id, occupation: { isco: '3115' } });
    await matching.nominate({ id: randomUUID(), occupations: [{ occupation: { isco: '7126' } }] });
    const proposed = () => matching.dataSource.manager.countBy(Match, { vacancyId: id, status: 'proposed' });
    expect(await proposed()).toBe(1);
    await matching.startWith(withFewer);
    expect(await proposed()).toBe(0);
  });
});

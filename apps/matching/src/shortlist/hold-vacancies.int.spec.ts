import { randomUUID } from 'node:crypto';
import { atTheSameMoment } from '../../../../test/at-the-same-moment.ts';
import { TrialMatching } from '../../test/trial-matching.ts';
import { Match } from '../match/match.entity.ts';

describe('Whoever changes a shortlist or decides about a match waits for the other, and goes by what they did', () => {
  let matching: TrialMatching;
  const vacancyId = randomUUID();

  beforeAll(async () => {
    matching = await TrialMatching.create();
    await matching.post({ id: vacancyId, version: 1 });
  });
  afterAll(() => matching.release());

  test('a match that is declined while its candidate changes stays declined', async () => {
    const match = await proposed();
    await atTheSameMoment(matching.url, { hold: holdAndSet(match, 'declined'), count: 1 }, () =>
      matching.nominate({ id: match.candidateId, version: 2, languages: [{ language: 'de', level: 'B2' }] }),
    );
    expect(await read(match)).toMatchObject({ status: 'declined', version: 2 });
  });

  test('a match that is withdrawn while it is confirmed cannot be confirmed', async () => {
    const match = await proposed();
    await expect(
      atTheSameMoment(matching.url, { hold: holdAndSet(match, 'withdrawn'), count: 1 }, () =>
        matching.decide(match.id, { decision: 'confirm', reason: 'other', note: 'Passt' }),
      ),
    ).rejects.toThrow(/was withdrawn/);
    expect(await read(match)).toMatchObject({ status: 'withdrawn', version: 2 });
  });

  const read = ({ id }: Match) => matching.dataSource.manager.findOneByOrFail(Match, { id });

  async function proposed(): Promise<Match> {
    const candidateId = randomUUID();
    await matching.nominate({ id: candidateId, version: 1 });
    return matching.dataSource.manager.findOneByOrFail(Match, { candidateId });
  }
});

const holdAndSet = ({ id, vacancyId }: Match, status: string) => `
  SELECT FROM known_vacancy WHERE id = '${vacancyId}' FOR NO KEY UPDATE;
  UPDATE match SET status = '${status}', version = version + 1 WHERE id = '${id}'`;

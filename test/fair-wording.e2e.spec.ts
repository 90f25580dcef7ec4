import { send } from './api.ts';
import { vacancy } from './examples.ts';

const text = {
  title: 'Krankenschwester',
  description: 'Wir sind ein junges Team.\nDeutsch als Muttersprache.',
};

describe('A vacancy whose text may be unlawful is taken, and its sender is told', () => {
  test('in German to who reads German, in English to everybody else', async () => {
    const body = vacancy(text);
    const german = await send('POST', '/v1/vacancies', {
      as: 'partner',
      body,
      headers: { 'accept-language': 'de-DE' },
    });
    expect(german.status).toBe(201);
    expect(german.body.warnings).toMatchObject([
      { code: 'gendered-title', pointer: '#/title', offset: 0, phrase: 'Krankenschwester' },
      { code: 'age-word', pointer: '#/description', offset: text.description.indexOf('junges'), phrase: 'junges Team' },
      {
        code: 'native-speaker',
        pointer: '#/description',
        offset: text.description.indexOf('Mutter'),
        phrase: 'Muttersprache',
      },
    ]);
    expect(german.body.warnings[2]).toMatchObject({
      legalBasis: 'AGG §§ 1, 3 (2), 7 (1), 11',
      reason: expect.stringContaining('Herkunft'),
      suggestion: expect.stringContaining('Niveau C1'),
    });

    const again = await send('PUT', `/v1/vacancies/by-ref/${body.externalRef}`, {
      as: 'partner',
      body,
      headers: { 'accept-language': 'lv' },
    });
    expect(again.status).toBe(200);
    expect(again.body.warnings[0].suggestion).toContain('Write "Pflegefachperson"');
  });

  test('and a text that means everybody gets no warning', async () => {
    const body = vacancy({
      title: 'Pflegefachperson (m/w/d)',
      description: 'Deutsch auf Niveau B2; Ihre Muttersprache ist egal.',
    });
    const answer = await send('PUT', `/v1/vacancies/by-ref/${body.externalRef}`, { as: 'partner', body });
    expect(answer).toMatchObject({ status: 201, body: { warnings: [] } });
  });
});

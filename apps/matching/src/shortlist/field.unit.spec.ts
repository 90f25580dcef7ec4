import { candidateExample, vacancyExample } from '#contracts/event-examples';
import { defaultRuleset } from '#scoring/ruleset';
import { Field } from './field.ts';

const TODAY = '2026-11-24';
const LAST = '00000000-0000-4000-8000-000000000005';
const state = { ...vacancyExample, startsOn: '2099-03-01', validThrough: '2099-12-31' };

describe('A shortlist that is full', () => {
  const field = new Field('71', defaultRuleset);
  const nominate = (id: string, changes = {}) =>
    field.putCandidate(id, { version: 1, fields: ['71'], state: { ...candidateExample, id, ...changes } });

  beforeAll(() => {
    nominate(LAST);
    const vacancy = { id: state.id, version: state.version, state };
    const [last] = field.best(vacancy, TODAY, new Set());
    field.vacancies.set(state.id, { ...vacancy, current: true, last: last! });
  });

  test('is entered by whoever is better than its last', () => {
    nominate('f0000000-0000-4000-8000-000000000000', { languages: [{ language: 'de', level: 'B1' }] });
    expect(field.vacanciesToEnter('f0000000-0000-4000-8000-000000000000', TODAY)).toEqual([state.id]);
  });

  test('is entered by whoever is as good as its last, if their id is earlier', () => {
    nominate('00000000-0000-4000-8000-000000000004');
    expect(field.vacanciesToEnter('00000000-0000-4000-8000-000000000004', TODAY)).toEqual([state.id]);
  });

  test('is not entered by whoever is as good as its last, if their id is later', () => {
    nominate('00000000-0000-4000-8000-000000000006');
    expect(field.vacanciesToEnter('00000000-0000-4000-8000-000000000006', TODAY)).toEqual([]);
  });

  test('is not made anew because of its last', () => {
    expect(field.vacanciesToEnter(LAST, TODAY)).toEqual([]);
  });
});

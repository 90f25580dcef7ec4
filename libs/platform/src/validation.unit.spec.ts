import 'reflect-metadata';
import { ChoiceField, CountryField, DayField, ListField, MomentField, ObjectField, TextField } from './fields.ts';
import { Problem } from './problem.ts';
import { validationPipe } from './validation.ts';

class Exam {
  @ChoiceField({ of: ['A1', 'B1'] })
  level!: string;

  @DayField({ optional: true })
  takenOn?: string;
}

class Person {
  @TextField({ max: 10 })
  name!: string;

  @CountryField()
  country!: string;

  @ListField(() => Exam, { max: 2 })
  exams!: Exam[];

  @ObjectField(() => Exam, { optional: true })
  best?: Exam;

  @MomentField({ optional: true })
  at?: string;
}

const right = { name: 'Jānis Groß', country: 'LV', exams: [{ level: 'B1' }] };

async function faultsOf(body: unknown): Promise<Record<string, string>> {
  try {
    await validationPipe().transform(body, { type: 'body', metatype: Person });
    return {};
  } catch (error) {
    const { errors = [] } = (error as Problem).members;
    return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer, detail]));
  }
}

describe('Checking a body', () => {
  test('lets through what is right', async () => {
    expect(await faultsOf(right)).toEqual({});
    expect(
      await faultsOf({ ...right, at: '2026-10-01T09:00:00.5+02:00', best: { level: 'A1', takenOn: '2024-02-29' } }),
    ).toEqual({});
  });

  test.each([
    ['a missing field', { ...right, name: undefined }, '#/name', 'is required'],
    ['null', { ...right, name: null }, '#/name', 'is required'],
    ['a number for text', { ...right, name: 7 }, '#/name', 'must be text of 1 to 10 characters'],
    ['text that is too long', { ...right, name: 'x'.repeat(11) }, '#/name', 'must be text of 1 to 10 characters'],
    ['a NUL character', { ...right, name: 'a\0b' }, '#/name', 'NUL'],
    ['half of a surrogate pair', { ...right, name: 'a\ud800' }, '#/name', 'surrogate'],
    ['a wrong word', { ...right, exams: [{ level: 'B7' }] }, '#/exams/0/level', 'must be one of A1, B1'],
    ['a country that does not exist', { ...right, country: 'XQ' }, '#/country', 'ISO 3166-1'],
    ['no list', { ...right, exams: 'B1' }, '#/exams', 'must be a list'],
    [
      'a list that is too long',
      { ...right, exams: [1, 2, 3].map(() => ({ level: 'B1' })) },
      '#/exams',
      'must be a list',
    ],
    ['a list of something else', { ...right, exams: [null] }, '#/exams', 'must be a list'],
    [
      'a day that does not exist',
      { ...right, best: { level: 'B1', takenOn: '2025-02-29' } },
      '#/best/takenOn',
      'a day that exists',
    ],
    ['a moment without offset', { ...right, at: '2026-10-01T09:00:00' }, '#/at', 'with its offset'],
    [
      'a field we do not know',
      { ...right, exams: [{ level: 'B1', grade: 1 }] },
      '#/exams/0/grade',
      'not a known field',
    ],
    ['a field with odd characters', { ...right, 'a/b~c ü': 1 }, '#/a~1b~0c%20%C3%BC', 'not a known field'],
  ])('%s is told at its place', async (_, body, pointer, detail) => {
    expect((await faultsOf(body))[pointer]).toContain(detail);
  });

  test('the pollution of prototypes is refused', async () => {
    const body = JSON.parse('{"name":"A","country":"LV","exams":[],"__proto__":{"admin":true}}');
    await faultsOf(body);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

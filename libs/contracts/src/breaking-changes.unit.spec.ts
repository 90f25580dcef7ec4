import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Type, { type TSchema } from 'typebox';
import { breakingChanges, type ReleasedEvent, release } from './breaking-changes.ts';
import { EVENTS } from './events.ts';
import { VACANCY_TOPIC } from './topics.ts';
import { oneOf } from './value-schemas.ts';

const contract = (value: TSchema, change: { topic?: string; keyedBy?: string } = {}) => ({
  type: 'vacancy.changed',
  topic: VACANCY_TOPIC,
  keyedBy: 'vacancy id',
  description: '',
  value,
  ...change,
});

const FIELDS = {
  title: Type.String(),
  note: Type.Optional(Type.String()),
  level: oneOf(['A1', 'A2']),
  languages: Type.Array(Type.Object({ language: Type.String({ pattern: '^[a-z]{2}$' }) })),
};
const released = release(contract(Type.Object(FIELDS)));
const breachesOf = (fields: Record<string, TSchema>) => breakingChanges(released, contract(Type.Object(fields)));

describe('What a released event promised stays so', () => {
  test('nothing changed: nothing broken', () => {
    expect(breachesOf(FIELDS)).toEqual([]);
  });

  test('an optional field may be added, also inside a list', () => {
    const languages = Type.Array(
      Type.Object({ language: Type.String({ pattern: '^[a-z]{2}$' }), since: Type.Optional(Type.Integer()) }),
    );
    expect(breachesOf({ ...FIELDS, languages, salary: Type.Optional(Type.Integer()) })).toEqual([]);
  });

  test('a description may be written better', () => {
    expect(breachesOf({ ...FIELDS, title: Type.String({ description: 'As the company calls the job' }) })).toEqual([]);
  });

  const { title: _, ...withoutTitle } = FIELDS;
  test.each<[string, Record<string, TSchema>, string]>([
    ['a field is removed', withoutTitle, 'value.title was removed'],
    ['a required field is added', { ...FIELDS, salary: Type.Integer() }, 'value.salary was added as required'],
    ['an optional field is made required', { ...FIELDS, note: Type.String() }, 'value.note was optional'],
    [
      'a required field is made optional',
      { ...FIELDS, title: Type.Optional(Type.String()) },
      'value.title was required',
    ],
    ['a type is changed', { ...FIELDS, title: Type.Integer() }, 'value.title type was "string" and is "integer"'],
    ['an enum is narrowed', { ...FIELDS, level: oneOf(['A1']) }, 'value.level no longer knows "A2"'],
    ['an enum is widened', { ...FIELDS, level: oneOf(['A1', 'A2', 'B1']) }, 'value.level may now be "B1"'],
    ['a free text becomes an enum', { ...FIELDS, title: oneOf(['Koch']) }, 'value.title enum was undefined'],
    [
      'a limit is set',
      { ...FIELDS, title: Type.String({ maxLength: 5 }) },
      'value.title maxLength was undefined and is 5',
    ],
    [
      'a pattern inside a list is changed',
      { ...FIELDS, languages: Type.Array(Type.Object({ language: Type.String({ pattern: '^[a-z]{3}$' }) })) },
      'value.languages[].language pattern was "^[a-z]{2}$"',
    ],
  ])('%s: refused', (_change, fields, message) => {
    const breaches = breachesOf(fields);
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(message);
  });

  test('the refusal says which event it is, who reads it and what to do instead', () => {
    const [breach] = breachesOf({ ...FIELDS, title: Type.Integer() });
    for (const part of ['vacancy.changed', 'matching', 'notifications', 'a new event beside it']) {
      expect(breach).toContain(part);
    }
  });

  test('an event stays on its topic, keeps its key, and does not vanish', () => {
    const value = Type.Object(FIELDS);
    expect(breakingChanges(released, contract(value, { topic: 'elsewhere' }))[0]).toContain('topic was');
    expect(breakingChanges(released, contract(value, { keyedBy: 'company id' }))[0]).toContain('keyedBy was');
    expect(breakingChanges(released, undefined)[0]).toContain('the event was removed');
  });
});

describe('The events of this release', () => {
  const folder = new URL('../released/', import.meta.url);
  const recorded = (type: string): ReleasedEvent | undefined => {
    const path = new URL(`${type}.v1.json`, folder);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  };

  test('break nothing that was released', () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.v1\.json$/, ''));
    const breaches = files.flatMap((type) => {
      const before = recorded(type) as ReleasedEvent;
      return breakingChanges(
        before,
        EVENTS.find((event) => event.type === type),
      );
    });
    expect(breaches).toEqual([]);
  });

  test('are all recorded, with every field', () => {
    const missing = EVENTS.filter((event) => {
      const before = recorded(event.type);
      return JSON.stringify(before) !== JSON.stringify(release(event));
    });
    expect(missing.map(({ type }) => `${type}: run "npm run release-events" to record it`)).toEqual([]);
  });
});

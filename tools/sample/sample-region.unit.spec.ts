import { CANDIDATE_LEVELS, EVIDENCES, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { COMPANIES } from './companies.ts';
import { generate } from './generate.ts';
import { TRADES } from './trades.ts';

const TODAY = '2026-10-14';
const region = generate({ seed: 1, today: TODAY });
const people = region.candidates.map(({ submission }) => submission);
const distinct = <Item>(items: Iterable<Item>) => new Set(items);

/** Every text anywhere in the data. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value instanceof Object ? Object.values(value).flatMap(textsIn) : [];

describe('the sample region', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(generate({ seed: 1, today: TODAY })).toEqual(region);
    expect(generate({ seed: 2, today: TODAY })).not.toEqual(region);
  });

  test('does not change within a month, so that loading it again changes nothing', () => {
    expect(generate({ seed: 1, today: '2026-10-31' })).toEqual(region);
    expect(generate({ seed: 1, today: '2026-11-01' })).not.toEqual(region);
  });

  test('refuses a day it cannot read', () => {
    expect(() => generate({ seed: 1, today: '14.10.2026' })).toThrow('YYYY-MM-DD');
  });

  test('has 60 vacancies of 25 companies in 20 trades, some foreseeable, some internships', () => {
    expect(region.vacancies).toHaveLength(60);
    expect(distinct(region.vacancies.map(({ company }) => company.externalRef)).size).toBe(25);
    expect(distinct(COMPANIES.flatMap(({ seeks }) => seeks)).size).toBe(Object.keys(TRADES).length);
    expect(Object.keys(TRADES)).toHaveLength(20);
    expect(region.vacancies.filter(({ demand }) => demand === 'foreseeable').length).toBeGreaterThanOrEqual(10);
    expect(region.vacancies.filter(({ engagement }) => engagement === 'internship').length).toBeGreaterThanOrEqual(5);
  });

  test('has 400 candidates, no two alike', () => {
    expect(people).toHaveLength(400);
    expect(distinct(people.map(({ person }) => `${person.givenName} ${person.familyName}`)).size).toBe(400);
    expect(distinct(people.map(({ person }) => person.email)).size).toBe(400);
  });

  test('names everything it is synced by once', () => {
    expect(distinct(region.vacancies.map(({ externalRef }) => externalRef)).size).toBe(60);
    expect(distinct(region.candidates.map(({ externalRef }) => externalRef)).size).toBe(400);
  });

  test.each([1, 2, 3])('shows every state of recognition, and the unknown one (seed %i)', (seed) => {
    const qualifications = generate({ seed, today: TODAY }).candidates.flatMap(
      ({ submission }) => submission.qualifications ?? [],
    );
    const states = distinct(qualifications.map(({ recognition }) => recognition?.status));
    expect(states).toEqual(new Set([...RECOGNITION_STATUSES, undefined]));
  });

  test.each([1, 2, 3])('shows every level of German, the unknown one, and every evidence (seed %i)', (seed) => {
    const german = generate({ seed, today: TODAY }).candidates.map(({ submission }) =>
      submission.languages?.find(({ language }) => language === 'de'),
    );
    expect(distinct(german.map((skill) => skill?.level))).toEqual(new Set([...CANDIDATE_LEVELS, undefined]));
    expect(distinct(german.map((skill) => skill?.evidence))).toEqual(new Set([...EVIDENCES, undefined]));
    expect(german.some((skill) => skill?.course !== undefined)).toBe(true);
  });

  test('has a few people who do not consent to matching', () => {
    const refusing = people.filter(({ consents }) => !consents.some((it) => it.purpose === 'matching' && it.given));
    expect(refusing.length).toBeGreaterThan(0);
    expect(refusing.length).toBeLessThan(20);
  });

  test('can write to nobody real: every address ends in .example', () => {
    const addresses = textsIn(region).filter((text) => text.includes('@'));
    expect(addresses).toHaveLength(460);
    expect(addresses.filter((address) => !/^[a-z0-9.-]+@[a-z0-9-]+\.example$/.test(address))).toEqual([]);
  });
});

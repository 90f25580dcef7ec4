import fc from 'fast-check';
import { ContractViolation, checkEvent, isKnownEvent } from './check-event.ts';
import { candidateExample, exampleOf, vacancyExample } from './event-examples.ts';
import { EVENTS } from './events.ts';

const faultsOf = (type: string, value: unknown): string => {
  try {
    checkEvent(type, value);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ContractViolation);
    return (error as Error).message;
  }
};

describe('An event is held against its contract', () => {
  test.each(EVENTS.map((event) => [event.type, event] as const))('the example of %s keeps to it', (type, event) => {
    expect(isKnownEvent(type)).toBe(true);
    expect(faultsOf(type, exampleOf(event))).toBe('');
  });

  test('a field of a newer release is let through', () => {
    expect(faultsOf('vacancy.changed', { ...vacancyExample, salary: { from: 3100 } })).toBe('');
  });

  test('every wrong field is named, not only the first', () => {
    const faults = faultsOf('vacancy.changed', {
      ...vacancyExample,
      positions: 0,
      startsOn: 'in spring',
      workplace: { ...vacancyExample.workplace, country: 'Germany' },
      requirements: {
        ...vacancyExample.requirements,
        languages: [{ language: 'de', level: 'fluent', importance: 'must' }],
      },
    });
    for (const field of ['/positions', '/startsOn', '/workplace/country', '/requirements/languages/0/level']) {
      expect(faults).toContain(field);
    }
  });

  test('whichever required field is missing, its name is told', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(vacancyExample), { minLength: 1 }), (missing) => {
        const rest = Object.entries(vacancyExample).filter(([name]) => !missing.includes(name));
        const faults = faultsOf('vacancy.changed', Object.fromEntries(rest));
        for (const name of missing) expect(faults).toContain(`'${name}'`);
      }),
    );
  });

  test('whatever comes that is not an object is refused with a reason', () => {
    const notAnObject = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.anything()));
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), notAnObject, ({ type }, value) => {
        expect(faultsOf(type, value)).toContain(`A ${type} event breaks its contract`);
      }),
    );
  });

  test('a type nobody made a contract for is refused by name', () => {
    expect(isKnownEvent('vacancy.painted')).toBe(false);
    expect(faultsOf('vacancy.painted', {})).toContain('"vacancy.painted"');
  });
});

test('a candidate event has no field for what could tell who the person is', () => {
  const names: string[] = [];
  JSON.stringify(EVENTS.find((event) => event.type === 'candidate.changed')?.value, (key, value) => {
    names.push(key);
    return value;
  });
  expect(names).toEqual(expect.arrayContaining(Object.keys(candidateExample)));
  const telling = /name|mail|phone|birth|address|nationality|residence|sex|gender|religion|photo|family|title|note/i;
  expect(names.filter((name) => telling.test(name))).toEqual([]);
});

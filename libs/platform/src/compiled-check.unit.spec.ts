import 'reflect-metadata';
import fc from 'fast-check';
import { compileCheck } from './compiled-check.ts';
import {
  ChoiceField,
  ChoiceListField,
  CountryField,
  DayField,
  EmailField,
  ListField,
  MomentField,
  NumberField,
  ObjectField,
  PatternField,
  TextField,
  WholeNumberField,
  YesNoField,
} from './fields.ts';
import { ExplainingPipe } from './validation.ts';

class Skill {
  @TextField({ max: 5 })
  name!: string;

  @NumberField({ min: 0, max: 5, optional: true })
  years?: number;
}

class Profile {
  @ObjectField(() => Skill)
  best!: Skill;

  @ListField(() => Skill, { max: 2, optional: true })
  others?: Skill[];

  @ChoiceField({ of: ['a', 'b'], optional: true })
  choice?: string;

  @ChoiceListField({ of: ['a', 'b'], optional: true })
  choices?: string[];

  @DayField({ optional: true })
  day?: string;

  @MomentField({ optional: true })
  moment?: string;

  @EmailField({ optional: true })
  email?: string;

  @CountryField({ optional: true })
  country?: string;

  @PatternField({ pattern: /^x+$/, form: 'xs', optional: true })
  pattern?: string;

  @WholeNumberField({ min: 1, max: 3, optional: true })
  number?: number;

  @YesNoField({ optional: true })
  yes?: boolean;
}

const isProfile = compileCheck(Profile);
const pipeTakes = (value: object) =>
  new ExplainingPipe().transform(structuredClone(value), { type: 'body', metatype: Profile }).then(
    () => true,
    () => false,
  );

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    1,
    2.5,
    'a',
    'xx',
    '',
    'DE',
    'a@b.example',
    '2027-03-01',
    '2027-02-30',
    true,
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    '2027-03-01T09:00:00Z',
    ['a'],
    ['a', 'c'],
    [{ name: 'Koch' }],
    [{ name: 'toolong' }],
    [7],
    '\0',
  ),
);
const skill = fc.record({ name: fc.constantFrom('Koch', 'Ļoti', ''), years: anything }, { requiredKeys: [] });
const fields = fc.record(
  Object.fromEntries([
    ...['choice', 'choices', 'day', 'moment', 'email', 'country', 'pattern', 'number', 'yes', 'strange'].map((name) => [
      name,
      anything,
    ]),
    ['others', fc.oneof(anything, fc.array(skill, { maxLength: 3 }))],
    ['best', fc.oneof({ weight: 1, arbitrary: anything }, { weight: 9, arbitrary: skill })],
  ]),
  { requiredKeys: [] },
);

describe('A compiled check', () => {
  test('takes what the validation pipe takes, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fields, async (value) => {
        expect(isProfile(structuredClone(value))).toBe(await pipeTakes(value));
      }),
      { numRuns: 500 },
    );
  });

  test('of values that are alike asks each field again for what passed in another, or did not', () => {
    const isAlike = compileCheck(Profile, { alike: true });
    const best = { name: 'a' };
    const said = [
      { best, choice: 'a' },
      { best, pattern: 'a' },
      { best, pattern: 'a' },
      { best, pattern: 'xx' },
    ];
    expect(said.map((value) => isAlike(value))).toEqual([true, false, false, true]);
    expect(isAlike({ best, others: [{ name: 'Koch' }, { name: 'Koch' }, { name: 'toolong' }] })).toBe(false);
  });

  test('takes the same where one value says what the last one said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 2, maxLength: 6 }), async (values) => {
        const isAlike = compileCheck(Profile, { alike: true });
        for (const value of values) expect(isAlike(structuredClone(value))).toBe(await pipeTakes(value));
      }),
      { numRuns: 200 },
    );
  });

  test.each([[null], [undefined], [7], ['text'], [[]], [{}]])('takes no %j', (value) => {
    expect(isProfile(value)).toBe(false);
  });

  test('takes a whole one, and forgets null where nothing may stand', () => {
    const value = { best: { name: 'Koch', years: null }, others: [{ name: 'Bäck', years: 2 }], day: null };
    expect(isProfile(value)).toBe(true);
    expect(value).toEqual({ best: { name: 'Koch' }, others: [{ name: 'Bäck', years: 2 }] });
  });

  test('knows no key that changes how objects behave', () => {
    expect(isProfile(JSON.parse('{"best":{"name":"Koch"},"__proto__":{"choice":"a"}}'))).toBe(false);
  });
});

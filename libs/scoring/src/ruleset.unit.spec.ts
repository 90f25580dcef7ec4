import { readFileSync } from 'node:fs';
import { OCCUPATION_RULES, OccupationRules } from '#occupations/occupation-rules';
import { contentOf, defaultRuleset, parseRuleset, RulesetError, readRuleset } from './ruleset.ts';
import { RulesetContent } from './ruleset-content.ts';

const content = contentOf(defaultRuleset);
const { trade: _, ...withoutTrade } = content.weights;

test('the version is made from the content, whatever the order in which it is written', () => {
  const backwards = Object.fromEntries(Object.entries(content).reverse());
  expect(defaultRuleset.version).toMatch(/^r-[0-9a-f]{12}$/);
  expect(readRuleset(backwards).version).toBe(defaultRuleset.version);
  expect(readRuleset({ ...content, threshold: 41 }).version).not.toBe(defaultRuleset.version);
});

test('YAML with comments and JSON of the same content are the same ruleset', () => {
  const yaml = Object.entries(content).map(([key, value]) => `${key}: ${JSON.stringify(value)} # why`);
  expect(parseRuleset(yaml.join('\n')).version).toBe(defaultRuleset.version);
  expect(parseRuleset(JSON.stringify(content)).version).toBe(defaultRuleset.version);
});

test('the version counts in the tables of related trades and regulated occupations, which the program fills in', () => {
  const { tables, ...written } = content;
  expect(tables).toBe(OCCUPATION_RULES.version);
  expect(parseRuleset(JSON.stringify(written)).version).toBe(defaultRuleset.version);
  const [first, ...related] = OCCUPATION_RULES.content.related;
  const others = new OccupationRules({
    ...OCCUPATION_RULES.content,
    related: [{ ...first!, value: 0.01 }, ...related],
  });
  const earlier = readRuleset({ ...content, tables: others.version }, others);
  expect(earlier.version).not.toBe(defaultRuleset.version);
  expect(() => parseRuleset(JSON.stringify(contentOf(earlier)))).toThrow(/\/tables must be t-.*; leave it out/);
});

test('the schema that editors use is the one by which rulesets are checked', () => {
  const file = JSON.parse(readFileSync('libs/scoring/data/ruleset.schema.json', 'utf8'));
  const { $schema, ...schema } = file;
  expect(schema).toEqual(JSON.parse(JSON.stringify(RulesetContent)));
});

test.each([
  ['a weight that is missing', { weights: withoutTrade }, '/weights/trade', /is missing/],
  ['a trade that may weigh nothing', bounds('trade', 0, 80), '/weightBounds/trade/minimum', /above 0/],
  ['bounds the wrong way round', bounds('language', 60, 50), '/weightBounds/language/maximum', /minimum \(60\)/],
  ['a weight beyond its bounds', bounds('language', 30, 50), '/weights/language', /from 30 to 50/],
  ['a criterion nobody knows', { weights: { ...content.weights, charm: 5 } }, '/weights/charm', /check its spelling/],
  ['a value above 1', { experience: { deductionPerYear: 4, maximum: 0.2 } }, '/experience/deductionPerYear', /<= 1/],
  ['a state that is missing', { recognition: {} }, '/recognition/full', /is missing/],
  [
    'a gate that is neither open nor closed',
    { recognition: { ...content.recognition, full: { value: 1, regulated: 'ajar', required: 'open' } } },
    '/recognition/full/regulated',
    /one of open, conditional, closed/,
  ],
  ['steps that do not begin at 0', steps([1, 1]), '/languageSteps/0', /0 levels short/],
  ['steps out of order', steps([0, 1], [2, 0.5], [1, 0.2]), '/languageSteps/2', /further short/],
  ['a value that grows with the distance', steps([0, 1], [1, 0.5], [2, 0.6]), '/languageSteps/2', /above 0.5/],
  ['a shortlist of none', { shortlistSize: 0 }, '/shortlistSize', />= 1/],
])('%s is refused by its path, and the message says what would be right', (_what, change, path, detail) => {
  const read = () => readRuleset({ ...content, ...change });
  expect(read).toThrow(RulesetError);
  expect(read).toThrow(
    expect.objectContaining({
      faults: expect.arrayContaining([{ path, detail: expect.stringMatching(detail) }]),
      message: expect.stringContaining(path),
    }),
  );
});

test('all that is wrong is told at once', () => {
  const read = () => readRuleset({ ...content, threshold: 400, shortlistSize: 0, colour: 'red' });
  expect(read).toThrow(/\/threshold(.|\n)*\/shortlistSize|\/shortlistSize(.|\n)*\/threshold/);
  expect(read).toThrow(/\/colour is not known/);
});

test.each([
  ['a file that is neither YAML nor JSON', 'weights: [', /neither YAML nor JSON.*line 1/s],
  ['an empty file', '', /the file must be object/],
  ['a list', '- 1', /the file must be object/],
  ['a key that stands there twice', 'threshold: 1\nthreshold: 2', /unique/],
])('%s is refused in words', (_what, text, message) => {
  expect(() => parseRuleset(text)).toThrow(RulesetError);
  expect(() => parseRuleset(text)).toThrow(message);
});

test('a ruleset of an earlier edition of the rules can be read for what it proposed, and not be put into force', () => {
  const { edition, ...earlier } = content;
  expect(readRuleset(earlier).edition).toBeUndefined();
  expect(() => parseRuleset(JSON.stringify(earlier))).toThrow(/\/edition is missing; write 2/);
  expect(() => parseRuleset(JSON.stringify({ ...content, edition: 3 }))).toThrow(/\/edition must be 2/);
});

function bounds(criterion: string, minimum: number, maximum: number) {
  return { weightBounds: { ...content.weightBounds, [criterion]: { minimum, maximum } } };
}

function steps(...languageSteps: [number, number][]) {
  return { languageSteps };
}

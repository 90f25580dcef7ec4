import { defaultRuleset, RulesetError, readRuleset } from './ruleset.ts';

const { version, ...content } = defaultRuleset;

test('the version is made from the content, whatever the order in which it is written', () => {
  const backwards = Object.fromEntries(Object.entries(content).reverse());
  expect(version).toMatch(/^r-[0-9a-f]{12}$/);
  expect(readRuleset(backwards).version).toBe(version);
  expect(readRuleset({ ...content, threshold: 41 }).version).not.toBe(version);
});

const { trade: _trade, ...withoutTrade } = content.weights;
test.each([
  ['a weight that is missing', { weights: withoutTrade }, '/weights', /trade/],
  ['a trade that weighs nothing', { weights: { ...content.weights, trade: 0 } }, '/weights/trade', /> 0/],
  ['a criterion nobody knows', { weights: { ...content.weights, charm: 5 } }, '/weights', /charm/],
  ['a value above 1', { experience: { deductionPerYear: 4, maximum: 0.2 } }, '/experience/deductionPerYear', /<= 1/],
  ['a state that is missing', { recognition: {} }, '/recognition', /full/],
  [
    'a gate that is neither open nor closed',
    { recognition: { ...content.recognition, full: { value: 1, regulated: 'ajar', required: 'open' } } },
    '/recognition/full/regulated',
    /allowed values/,
  ],
  ['steps that do not begin at 0', { languageSteps: [[1, 1]] }, '/languageSteps/0', /0 levels short/],
  [
    'steps out of order',
    {
      languageSteps: [
        [0, 1],
        [2, 0.5],
        [1, 0.2],
      ],
    },
    '/languageSteps/2',
    /further short/,
  ],
  [
    'a value that grows with the distance',
    {
      languageSteps: [
        [0, 1],
        [1, 0.5],
        [2, 0.6],
      ],
    },
    '/languageSteps/2',
    /above 0.5/,
  ],
  ['a shortlist of none', { shortlistSize: 0 }, '/shortlistSize', />= 1/],
])('%s is refused by its path', (_what, change, path, message) => {
  const read = () => readRuleset({ ...content, ...change });
  expect(read).toThrow(RulesetError);
  expect(read).toThrow(expect.objectContaining({ path, message: expect.stringMatching(message) }));
});

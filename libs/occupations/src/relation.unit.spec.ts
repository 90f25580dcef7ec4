import type { Occupation } from './occupation.ts';
import { OCCUPATION_RULES } from './occupation-rules.ts';
import { occupationalField, reachableFields } from './occupational-field.ts';
import { RELATED_TRADES } from './related-trades.ts';
import { TRADES } from './trades.ts';

const trade = (id: string): Occupation => ({ isco: TRADES.get(id)!.isco, trade: id });
const relations = (a: Occupation, b: Occupation) =>
  OCCUPATION_RULES.relations
    .between(a, b)
    .map((relation) => (relation.kind === 'related-trade' ? relation.rule.id : relation.kind));

test('the same trade is the same occupation', () => {
  expect(relations(trade('maurer'), trade('maurer'))).toEqual(['same-occupation']);
});

test('two sides that name only a unit group are the same unit group, not the same occupation', () => {
  expect(relations({ isco: '7112' }, { isco: '7112' })).toEqual(['same-unit-group']);
  expect(relations({ isco: '7112' }, trade('maurer'))).toEqual(['same-unit-group']);
  expect(relations(trade('maurer'), trade('ofen-und-luftheizungsbauer'))).toEqual(['same-unit-group']);
});

test('the tree relates by minor and by sub-major group', () => {
  expect(relations({ isco: '7121' }, { isco: '7125' })).toEqual(['same-minor-group']);
  expect(relations({ isco: '7111' }, { isco: '7133' })).toEqual(['same-sub-major-group']);
  expect(relations({ isco: '5120' }, { isco: '7126' })).toEqual(['unrelated']);
});

test('a skilled nurse is nearly the same under 3221 and 2221, which the tree takes for strangers', () => {
  expect(OCCUPATION_RULES.relations.between(trade('pflegefachmann'), { isco: '2221' })).toEqual([
    { kind: 'related-trade', rule: expect.objectContaining({ id: 'skilled-nurse', value: 0.95 }) },
  ]);
});

test('a plant mechanic is related to where catalogues file it: 3115, 7126, 7212', () => {
  expect(relations({ isco: '7126' }, { isco: '3115' })).toEqual(['plumber-and-building-services-technician']);
  expect(relations({ isco: '7126' }, { isco: '7212' })).toEqual(['pipe-fitter-and-welder']);
  expect(relations(trade('anlagenmechaniker-industrie'), { isco: '7212' })).toEqual(['pipe-fitter-and-welder']);
});

test('a rule between trades holds for these trades only, not for their unit groups', () => {
  expect(relations(trade('bautischler'), trade('tischler'))).toEqual([
    'joiner-and-furniture-joiner',
    'carpenter-and-cabinet-maker',
  ]);
  expect(relations(trade('zimmerer'), trade('tischler'))).toEqual(['carpenter-and-cabinet-maker']);
});

test('rules stand before the weaker relations of the tree and after the stronger ones', () => {
  expect(relations({ isco: '7411' }, { isco: '7412' })).toEqual([
    'electricians-in-buildings-and-plants',
    'electrician-and-electrical-technician',
    'electrician-and-line-installer',
    'same-minor-group',
  ]);
  expect(relations(trade('land-und-baumaschinenmechatroniker'), { isco: '7231' })).toEqual([
    'vehicle-and-agricultural-machinery',
    'same-minor-group',
  ]);
});

test('relations are the same in both directions', () => {
  const occupations = [...TRADES.keys()].map(trade);
  for (const [index, one] of occupations.entries()) {
    const other = occupations[(index * 7 + 3) % occupations.length]!;
    expect(relations(one, other)).toEqual(relations(other, one));
  }
  for (const { between } of RELATED_TRADES) {
    const [one, other] = between.map((entry): Occupation => (TRADES.has(entry) ? trade(entry) : { isco: entry }));
    expect(relations(one!, other!)).toEqual(relations(other!, one!));
  }
});

test('every rule gives a pair more than the tree does, or it would do nothing', () => {
  const treeValue = { 'same-minor-group': 0.5, 'same-sub-major-group': 0.25, unrelated: 0 };
  for (const { id, between, value } of RELATED_TRADES) {
    const occupations = between.map((entry): Occupation => (TRADES.has(entry) ? trade(entry) : { isco: entry }));
    const gains = occupations.flatMap((one, index) =>
      occupations.slice(index + 1).filter((other) => {
        const tree =
          OCCUPATION_RULES.relations.between(one, other).find(({ kind }) => kind in treeValue)?.kind ?? 'unrelated';
        return tree in treeValue && value > treeValue[tree as keyof typeof treeValue];
      }),
    );
    expect({ id, helps: gains.length > 0 }).toEqual({ id, helps: true });
  }
});

test('an occupation reaches every field it has a relation into', () => {
  expect(occupationalField({ isco: '7126' })).toBe('71');
  expect(reachableFields({ isco: '7126' })).toEqual(['71', '31', '72']);
  expect(reachableFields({ isco: '6210' })).toEqual(['62']);
  for (const one of [...TRADES.keys()].map(trade)) {
    const related = [...TRADES.keys()].map(trade).filter((other) => relations(one, other)[0] !== 'unrelated');
    for (const other of related) expect(reachableFields(one)).toContain(occupationalField(other));
  }
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readRegulated } from './regulated.ts';
import { readRelatedTrades } from './related-trades.ts';
import { OccupationTableError } from './table.ts';
import { readTrades } from './trades.ts';

const plumber = { id: 'plumber', isco: '7126', de: ['Rohrer'], en: ['plumber'], lv: ['santehniķis'] };
const rule = {
  id: 'rule',
  between: ['7126', '7127'],
  value: 0.7,
  reason: { de: 'Gleiche Rohre.', en: 'Shared pipework.', lv: 'Tās pašas caurules.' },
  owner: 'Chamber',
};
const midwife = {
  id: 'midwife',
  occupations: ['2222'],
  de: 'Hebamme',
  en: 'midwife',
  lv: 'vecmāte',
  competentBody: 'Landesverwaltungsamt',
  legalBasis: 'HebG',
  source: 'https://www.gesetze-im-internet.de/hebg_2020/',
  automatic: true,
};

test.each(['isco-08', 'trades', 'related-trades', 'regulated'])(
  'the schema of %s is one, and says of every field what belongs there',
  (table) => {
    const schema = JSON.parse(readFileSync(`libs/occupations/data/${table}.schema.json`, 'utf8'));
    expect(() => new Ajv2020({ strict: true }).compile(schema)).not.toThrow();
    const undescribed = Object.entries<{ description?: string }>(schema.items.properties).filter(
      ([, field]) => !field.description,
    );
    expect(undescribed).toEqual([]);
  },
);

test.each([
  ['the file is not a list', { plumber }, /trades\.json, the whole file/],
  ['a row is not an object', ['plumber'], /row 1, .*must be object; .*in braces/],
  ['an id occurs twice', [plumber, { ...plumber }], /row 2 \(plumber\), field "id": .*occurs twice/],
  ['an id has umlauts', [{ ...plumber, id: 'klärwärter' }], /field "id": .*small letters/],
  [
    'the unit group does not exist',
    [{ ...plumber, isco: '7199' }],
    /field "isco": "7199" is not an ISCO-08 unit group/,
  ],
  ['a KldB code is short', [{ ...plumber, kldb: '3421' }], /field "kldb": .*five digits/],
  ['a trade has two KldB codes', [{ ...plumber, kldb: '34212', kldbWithin: '34202' }], /"kldbWithin": .*leave one/],
  ['an annex is unknown', [{ ...plumber, hwo: 'C' }], /field "hwo": .*A, B1 or B2/],
  ['a language is missing', [{ ...plumber, lv: undefined }], /field "lv": is missing; .*Latvian/],
  [
    'a name is there twice',
    [{ ...plumber, en: ['plumber', 'plumber'] }],
    /field "en": must NOT have duplicate items .*none twice/,
  ],
  ['a field is misspelt', [{ ...plumber, kdlb: '34212' }], /field "kdlb": is not a field of this file/],
  ['two trades are shown by the same name', [plumber, { ...plumber, id: 'other' }], /"Rohrer" is also a name of other/],
])('the trades table is refused if %s', (_fault, table, message) => {
  expect(() => readTrades(table)).toThrow(OccupationTableError);
  expect(() => readTrades(table)).toThrow(message);
});

test.each([
  ['it relates one occupation to nothing', { between: ['7126'] }, /field "between": .*at least two/],
  ['it names an occupation nobody knows', { between: ['7126', 'plumbr'] }, /"plumbr" is neither .* nor/],
  ['its value is above 1', { value: 1.1 }, /field "value": must be <= 1; .*above 0 and at most 1/],
  ['its value is text', { value: '0.7' }, /field "value"/],
  ['nobody says why', { reason: undefined }, /field "reason": is missing/],
  ['a language lacks its reason', { reason: { de: 'Ja.', en: 'Yes.' } }, /field "reason.lv": is missing/],
  ['the reason is no sentence', { reason: { ...rule.reason, de: 'Rohre' } }, /field "reason.de": .*full stop/],
  ['nobody owns it', { owner: undefined }, /field "owner"/],
])('a related-trades rule is refused if %s', (_fault, change, message) => {
  expect(() => readRelatedTrades([{ ...rule, ...change }])).toThrow(message);
});

test.each([
  ['it names no occupation', { occupations: [] }, /field "occupations"/],
  ['its source is not a web address', { source: 'HebG' }, /field "source": .*https address/],
  [
    'it does not say whether recognition is automatic',
    { automatic: 'yes' },
    /field "automatic": must be boolean; .*true/,
  ],
])('a regulated occupation is refused if %s', (_fault, change, message) => {
  expect(() => readRegulated([{ ...midwife, ...change }])).toThrow(message);
});

test('all that is wrong is told at once', () => {
  const rows = [
    { ...rule, value: 2 },
    { ...rule, id: 'Other', owner: undefined },
  ];
  expect(() => readRelatedTrades(rows)).toThrow(
    /row 1 \(rule\), field "value"[\s\S]*row 2 \(Other\), field "(owner|id)"[\s\S]*row 2/,
  );
});

test('a licence that no other row is about is refused', () => {
  for (const openedBy of [['midwives'], ['midwife']]) {
    expect(() => readRegulated([{ ...midwife, openedBy }])).toThrow(
      /midwife.*field "openedBy": .*not the id of another/,
    );
  }
});

test('an occupation that is regulated twice is refused', () => {
  const twice = [midwife, { ...midwife, id: 'other' }];
  expect(() => readRegulated(twice)).toThrow(
    /row 2 \(other\), field "occupations": "2222" stands in row midwife already/,
  );
});

test('rows as they should be are read', () => {
  expect([...readTrades([plumber]).keys()]).toEqual(['plumber']);
  expect(readRelatedTrades([rule])).toEqual([rule]);
  expect(readRegulated([midwife])[0]?.names.de).toBe('Hebamme');
});

import { ISCO_GROUPS, iscoLabel, isUnitGroup, readClassification, UNIT_GROUPS } from './classification.ts';
import { LOCALES } from './locale.ts';

const groupsOfLevel = (digits: number) => [...ISCO_GROUPS.keys()].filter((code) => code.length === digits);

test('ISCO-08 is whole: 10 major, 43 sub-major, 130 minor and 436 unit groups', () => {
  expect([1, 2, 3, 4].map((digits) => groupsOfLevel(digits).length)).toEqual([10, 43, 130, 436]);
  expect(UNIT_GROUPS).toHaveLength(436);
});

test('every group but the major ones stands below another, and every group above the unit groups has some below it', () => {
  const parents = new Set([...ISCO_GROUPS.keys()].filter((code) => code.length > 1).map((code) => code.slice(0, -1)));
  expect([...parents].filter((code) => !ISCO_GROUPS.has(code))).toEqual([]);
  expect([...ISCO_GROUPS.keys()].filter((code) => code.length < 4 && !parents.has(code))).toEqual([]);
});

test('no two unit groups have the same label in a language', () => {
  for (const locale of LOCALES) expect(new Set(UNIT_GROUPS.map(({ labels }) => labels[locale])).size).toBe(436);
});

test('a group is named in each language, and an unknown code by itself', () => {
  expect(iscoLabel('7126', 'de')).toBe('Sanitär- und Heizungsinstallateure');
  expect(iscoLabel('72', 'lv')).toBe('Metālapstrādes un mašīnu strādnieki');
  expect(iscoLabel('0000', 'en')).toBe('0000');
});

test('only four digits that ISCO-08 knows are a unit group', () => {
  expect(['7126', '0110', '712', '7199', ''].map(isUnitGroup)).toEqual([true, true, false, false, false]);
});

test('a group whose parent is missing is refused by name', () => {
  const table = [
    { code: '7', en: 'Craft', de: 'Handwerk', lv: 'Amatnieki' },
    { code: '712', en: 'Finishers', de: 'Ausbau', lv: 'Apdare' },
  ];
  expect(() => readClassification(table)).toThrow(/isco-08\.json, row 2 \(712\), field "code": .*71/);
});

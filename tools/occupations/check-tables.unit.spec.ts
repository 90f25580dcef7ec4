import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTables } from './check-tables.ts';

const rule = {
  id: 'rule',
  between: ['7126', 'maurer'],
  value: 0.4,
  reason: { de: 'Beide mauern.', en: 'Both build.', lv: 'Abi būvē.' },
  owner: 'HWK Magdeburg',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function checked(name: string, content: unknown): { inOrder: boolean; output: string } {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const lines: string[] = [];
  const inOrder = checkTables([file], (line) => lines.push(line));
  return { inOrder, output: lines.join('\n').replaceAll(folder, '') };
}

test('the tables of the project are in order', () => {
  const lines: string[] = [];
  expect(checkTables([], (line) => lines.push(line))).toBe(true);
  expect(lines).toHaveLength(4);
});

test('a copy that a chamber edited is checked before it is sent back', () => {
  expect(checked('related-trades-hwk.json', [rule])).toEqual({
    inOrder: true,
    output: '/related-trades-hwk.json: 1 rows, in order',
  });
});

test('every fault is told with its row, its field and what belongs there', () => {
  const { inOrder, output } = checked('related-trades.json', [
    { ...rule, value: '0,4', reason: { ...rule.reason, lv: undefined } },
    { ...rule, between: ['7126', 'mauerer'] },
  ]);
  expect(inOrder).toBe(false);
  expect(output).toContain('2 faults');
  expect(output).toContain(
    'row 1 (rule), field "value": must be number; what belongs there: a number above 0 and at most 1',
  );
  expect(output).toContain('row 1 (rule), field "reason.lv": is missing; what belongs there: the reason in Latvian');
});

test('an occupation that does not exist is named', () => {
  expect(checked('related-trades.json', [{ ...rule, between: ['7126', 'mauerer'] }]).output).toContain(
    'row 1 (rule), field "between": "mauerer" is neither an ISCO-08 unit group nor the id of a trade',
  );
});

test('a new trade beside it may be named', () => {
  const trade = { id: 'mauerer', isco: '7112', de: ['Mauerer'], en: ['waller'], lv: ['mūrētājs'] };
  writeFileSync(join(folder, 'trades.json'), JSON.stringify([trade]));
  expect(checked('related-trades.json', [{ ...rule, between: ['7126', 'mauerer'] }]).inOrder).toBe(true);
});

test('text that is no JSON is refused with the usual cause', () => {
  expect(() => checked('regulated.json', '[{"id": "a"} {"id": "b"}]')).toThrow(/is no JSON: .*comma is missing/);
});

test('a file whose name says nothing is refused', () => {
  copyFileSync('libs/occupations/data/trades.json', join(folder, 'x.json'));
  expect(() => checked('x.json', [])).toThrow(/contain one of isco-08, trades, related-trades, regulated/);
});

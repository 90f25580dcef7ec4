import { occupationLabel } from './occupation-label.ts';
import { TRADES } from './trades.ts';

test('there are at least 200 trades, and crafts of each annex of the Crafts Code', () => {
  expect(TRADES.size).toBeGreaterThanOrEqual(200);
  const annexes = [...TRADES.values()].map(({ hwo }) => hwo);
  expect(annexes.filter((annex) => annex === 'A').length).toBeGreaterThan(40);
  expect(annexes.filter((annex) => annex === 'B1').length).toBeGreaterThanOrEqual(30);
  expect(annexes).toContain('B2');
});

test('an occupation is named after its trade, or after its unit group', () => {
  const occupation = { isco: '7115', trade: 'zimmerer' };
  expect(occupationLabel(occupation, 'de')).toBe('Zimmerer');
  expect(occupationLabel(occupation, 'lv')).toBe('namdaris');
  expect(occupationLabel({ isco: '7115' }, 'en')).toBe('Carpenters and building joiners');
});

test('an occupation whose trade is no longer in the table is named after its unit group', () => {
  expect(occupationLabel({ isco: '7115', trade: 'wagner' }, 'de')).toBe('Zimmerer und Bautischler');
});

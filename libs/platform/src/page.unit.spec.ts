import { fromCursor, pageOf, toCursor } from './page.ts';

const ID = '0197fc5e-8c1a-7cc0-8f6b-1f8f3e0c9a11';

describe('Pages of a list', () => {
  test('the next page begins where this one ended', () => {
    const page = pageOf([1, 2, 3], 2, String, (row) => [row]);
    expect(page.items).toEqual(['1', '2']);
    expect(fromCursor(page.next as string, ['number'])).toEqual([2]);
  });

  test('the last page has no next, also when it is full', () => {
    expect(pageOf([1, 2], 2, String, (row) => [row]).next).toBeNull();
    expect(pageOf([], 2, String, () => []).next).toBeNull();
  });

  test.each([['xyz'], [''], [toCursor([1])], [toCursor(['1; DROP TABLE vacancy'])], [toCursor([ID, ID])]])(
    'a cursor of another list (%s) is refused',
    (cursor) => {
      expect(() => fromCursor(cursor, ['uuid'])).toThrow(/not a cursor of this list/);
    },
  );
});

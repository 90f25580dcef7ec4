import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isUUID } from 'class-validator';
import { TextField, WholeNumberField } from './fields.ts';
import { invalidInput } from './problem.ts';

/** One page of a list, and the cursor of the next (`null` on the last). */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** Documents `next` of a page. */
export const NextCursor = () =>
  ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    description: 'Cursor of the next page; null on the last',
  });

/** Query parameters of every list. */
export class PageQuery {
  @WholeNumberField({ min: 1, max: 100, optional: true, description: 'How many at most' })
  @Transform(({ value }) => Number(value))
  limit = 50;

  @TextField({ max: 500, optional: true, description: '`next` of the page before' })
  cursor?: string;
}

/** Makes an opaque cursor of the place where a page ended. */
export const toCursor = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const PART_OF_PLACE = {
  uuid: (part: unknown) => isUUID(part),
  number: (part: unknown) => Number.isFinite(part),
};

/**
 * Reads a cursor back.
 *
 * @param kinds what the place consists of
 * @throws {Problem} `invalid-input` if it is not a cursor of this list
 */
export function fromCursor(cursor: string, kinds: readonly (keyof typeof PART_OF_PLACE)[]): unknown[] {
  const place = parse(Buffer.from(cursor, 'base64url').toString());
  const ours = Array.isArray(place) && place.length === kinds.length;
  if (ours && kinds.every((kind, index) => PART_OF_PLACE[kind](place[index]))) return place;
  throw invalidInput([{ pointer: '#/cursor', detail: 'is not a cursor of this list; send `next` as it was given' }]);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Makes a page of rows that were read with one more than asked for.
 *
 * @param place where a row stands in the order of the list
 */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  place: (row: Row) => readonly unknown[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), next: rows.length > limit && last !== undefined ? toCursor(place(last)) : null };
}

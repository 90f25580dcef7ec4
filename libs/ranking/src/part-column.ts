import { grown } from './grown.ts';

const LARGEST_NARROW = 0xffff;

/** A number of a part for each row. */
export type PartColumn = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** The column with the number of a part in a row; in wider cells from when two bytes no longer hold the number. */
export function written(column: PartColumn, row: number, part: number): PartColumn {
  const long = grown(column, row + 1);
  const holding = part > LARGEST_NARROW && long instanceof Uint16Array ? new Uint32Array(long) : long;
  holding[row] = part;
  return holding;
}

/** A copy in which the rows stand in the order that names them. */
export function reordered<Column extends Int32Array | PartColumn>(column: Column, order: Uint32Array): Column {
  const copy = new (column.constructor as new (length: number) => Column)(column.length);
  for (let row = 0; row < order.length; row += 1) copy[row] = column[order[row]!]!;
  return copy;
}

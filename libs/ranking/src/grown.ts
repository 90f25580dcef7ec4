/** The array itself if it has that length, else a longer one with the same content, so long that few such copies are made. */
export function grown<Column extends Int32Array | Uint16Array | Uint32Array>(column: Column, length: number): Column {
  if (length <= column.length) return column;
  const longer = new (column.constructor as new (length: number) => Column)(Math.ceil(length * 1.125) + 16);
  longer.set(column);
  return longer;
}

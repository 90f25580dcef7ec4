import type { Type } from '@nestjs/common';
import type { Pool, QueryArrayConfig } from 'pg';
import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import { rawQuery } from './raw-query.ts';

type Row = readonly unknown[];

/** A statement that was built once, and how an entity comes of its row. */
interface Find {
  readonly sql: string;
  readonly toEntity: (row: Row) => ObjectLiteral | null;
}

const finds = new WeakMap<EntityMetadata, Map<string, Find>>();

/**
 * Finds what `findOneBy` of TypeORM would, which builds the statement and takes its answer apart anew each time: that
 * takes longer than all else that a request to read something needs.
 *
 * @param where columns that tell the one row from all others, with their values
 * @returns the entity with what always comes with it (`eager`), or `null`
 */
export async function findEntity<Entity extends ObjectLiteral>(
  manager: EntityManager,
  type: Type<Entity>,
  where: Partial<Entity>,
): Promise<Entity | null> {
  const { sql, toEntity } = findBy(manager.dataSource.getMetadata(type), Object.keys(where));
  const row = await firstRow(manager, sql, Object.values(where));
  return row === undefined ? null : (toEntity(row) as Entity);
}

/** The fields of the first row, in their order: to name them takes time. */
async function firstRow(manager: EntityManager, text: string, values: unknown[]): Promise<Row | undefined> {
  const { master: pool } = manager.dataSource.driver as unknown as { master: Pool };
  const query: QueryArrayConfig = { text, values, rowMode: 'array' };
  return (await rawQuery((await manager.queryRunner?.connect()) ?? pool, query)).rows[0];
}

function findBy(metadata: EntityMetadata, properties: readonly string[]): Find {
  const ofEntity = finds.get(metadata) ?? new Map<string, Find>();
  finds.set(metadata, ofEntity);
  const key = properties.join(' ');
  const find = ofEntity.get(key) ?? build(metadata, properties);
  ofEntity.set(key, find);
  return find;
}

function build(metadata: EntityMetadata, properties: readonly string[]): Find {
  const found = readerOf(metadata, 'found', 0);
  let place = found.selected.length;
  const companions = metadata.eagerRelations.map((relation, index) => {
    const { inverseEntityMetadata: other, joinColumns, propertyName } = relation;
    const alias = `companion${index}`;
    const ends = joinColumns.map((own) => `${alias}.${own.referencedColumn?.databaseName} = found.${own.databaseName}`);
    const join = `LEFT JOIN ${other.tablePath} ${alias} ON ${ends.join(' AND ')}`;
    const reader = readerOf(other, alias, place);
    place += reader.selected.length;
    return { propertyName, join, ...reader };
  });
  const columns = properties.map((property) => columnOf(metadata, property));
  const sql = `/* prepared */
    SELECT ${[found, ...companions].flatMap(({ selected }) => selected).join(', ')}
    FROM ${metadata.tablePath} found ${companions.map(({ join }) => join).join(' ')}
    WHERE ${columns.map(({ databaseName }, index) => `found.${databaseName} = $${index + 1}`).join(' AND ')}`;
  const toEntity = (row: Row) => {
    const entity = found.toEntity(row);
    if (entity === null) return null;
    for (const { propertyName, toEntity } of companions) entity[propertyName] = toEntity(row);
    return entity;
  };
  return { sql, toEntity };
}

function columnOf(metadata: EntityMetadata, property: string) {
  const column = metadata.findColumnWithPropertyName(property);
  if (column === undefined) throw new Error(`${metadata.name} has no column ${property}.`);
  return column;
}

/**
 * The columns of a table, and what they make: nothing where there was no row to join.
 *
 * @param first where in a row they begin
 */
function readerOf(metadata: EntityMetadata, alias: string, first: number) {
  const { driver } = metadata.dataSource;
  const columns = metadata.columns
    .filter(({ isVirtual }) => !isVirtual)
    .map((column, index) => ({ column, place: first + index }));
  return {
    selected: columns.map(({ column }) => `${alias}.${column.databaseName}`),
    toEntity(row: Row): ObjectLiteral | null {
      if (columns.every(({ column, place }) => !column.isPrimary || row[place] === null)) return null;
      const entity = metadata.create() as ObjectLiteral;
      for (const { column, place } of columns) {
        entity[column.propertyName] = driver.prepareHydratedValue(row[place], column);
      }
      return entity;
    },
  };
}

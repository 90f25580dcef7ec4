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

/** Columns with the value that each is to have, or with a list of values of which it is to have one. */
type Where<Entity> = { readonly [Property in keyof Entity]?: Entity[Property] | readonly Entity[Property][] };

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
  const [found = null] = await findEntities(manager, type, where);
  return found;
}

/** Finds what `findBy` of TypeORM would, as {@link findEntity} does, in no order. */
export async function findEntities<Entity extends ObjectLiteral>(
  manager: EntityManager,
  type: Type<Entity>,
  where: Where<Entity>,
): Promise<Entity[]> {
  const asked = plain(where);
  const { sql, toEntity } = findBy(manager.dataSource.getMetadata(type), asked);
  const rows = await rowsOf(manager, sql, Object.values(asked));
  return rows.map((row) => toEntity(row) as Entity);
}

/** Rows as lists of their fields: to name them takes time. */
async function rowsOf(manager: EntityManager, text: string, values: unknown[]): Promise<Row[]> {
  const { master: pool } = manager.dataSource.driver as unknown as { master: Pool };
  const query: QueryArrayConfig = { text, values, rowMode: 'array' };
  return (await rawQuery((await manager.queryRunner?.connect()) ?? pool, query)).rows;
}

function findBy(metadata: EntityMetadata, where: ObjectLiteral): Find {
  const ofEntity = finds.get(metadata) ?? new Map<string, Find>();
  finds.set(metadata, ofEntity);
  const key = Object.entries(where)
    .map(([property, value]) => (Array.isArray(value) ? `${property}[]` : property))
    .join(' ');
  const find = ofEntity.get(key) ?? build(metadata, where);
  ofEntity.set(key, find);
  return find;
}

/** A list of one is asked for as the value in it, whose plan can be kept. */
const plain = (where: ObjectLiteral): ObjectLiteral =>
  Object.fromEntries(
    Object.entries(where).map(([property, value]) => [
      property,
      Array.isArray(value) && value.length === 1 ? value[0] : value,
    ]),
  );

function build(metadata: EntityMetadata, where: ObjectLiteral): Find {
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
  const conditions = Object.entries(where).map(([property, value], index) => {
    const parameter = `$${index + 1}`;
    return `found.${columnOf(metadata, property).databaseName} = ${Array.isArray(value) ? `ANY (${parameter})` : parameter}`;
  });
  // A plan for any list of values would be a bad one for long lists.
  const sql = `${Object.values(where).some(Array.isArray) ? '' : '/* prepared */'}
    SELECT ${[found, ...companions].flatMap(({ selected }) => selected).join(', ')}
    FROM ${metadata.tablePath} found ${companions.map(({ join }) => join).join(' ')}
    WHERE ${conditions.join(' AND ')}`;
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

import type { Type } from '@nestjs/common';
import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';

type Row = Record<string, unknown>;

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
 * @param lock keeps others from changing the row until the transaction ends
 * @returns the entity with what always comes with it (`eager`), or `null`
 */
export async function findEntity<Entity extends ObjectLiteral>(
  manager: EntityManager,
  type: Type<Entity>,
  where: Partial<Entity>,
  lock: '' | 'FOR UPDATE' = '',
): Promise<Entity | null> {
  const { sql, toEntity } = findBy(manager.dataSource.getMetadata(type), Object.keys(where), lock);
  const [row] = await manager.query<Row[]>(sql, Object.values(where));
  return row === undefined ? null : (toEntity(row) as Entity);
}

function findBy(metadata: EntityMetadata, properties: readonly string[], lock: string): Find {
  const ofEntity = finds.get(metadata) ?? new Map<string, Find>();
  finds.set(metadata, ofEntity);
  const key = [...properties, lock].join(' ');
  const find = ofEntity.get(key) ?? build(metadata, properties, lock);
  ofEntity.set(key, find);
  return find;
}

function build(metadata: EntityMetadata, properties: readonly string[], lock: string): Find {
  const found = readerOf(metadata, 'found');
  const companions = metadata.eagerRelations.map((relation, index) => {
    const { inverseEntityMetadata: other, joinColumns, propertyName } = relation;
    const alias = `companion${index}`;
    const ends = joinColumns.map((own) => `${alias}.${own.referencedColumn?.databaseName} = found.${own.databaseName}`);
    const join = `LEFT JOIN ${other.tablePath} ${alias} ON ${ends.join(' AND ')}`;
    return { propertyName, join, ...readerOf(other, alias) };
  });
  const columns = properties.map((property) => columnOf(metadata, property));
  const sql = `/* prepared */
    SELECT ${[found, ...companions].flatMap(({ selected }) => selected).join(', ')}
    FROM ${metadata.tablePath} found ${companions.map(({ join }) => join).join(' ')}
    WHERE ${columns.map(({ databaseName }, index) => `found.${databaseName} = $${index + 1}`).join(' AND ')}
    ${lock && `${lock} OF found`}`;
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

/** The columns of a table, each under a name of its own, and what they make: nothing where there was no row to join. */
function readerOf(metadata: EntityMetadata, alias: string) {
  const { driver } = metadata.dataSource;
  const columns = metadata.columns
    .filter(({ isVirtual }) => !isVirtual)
    .map((column, index) => ({ column, name: `${alias}_${index}` }));
  return {
    selected: columns.map(({ column, name }) => `${alias}.${column.databaseName} AS ${name}`),
    toEntity(row: Row): ObjectLiteral | null {
      if (columns.every(({ column, name }) => !column.isPrimary || row[name] === null)) return null;
      const entity = metadata.create() as ObjectLiteral;
      for (const { column, name } of columns) {
        entity[column.propertyName] = driver.prepareHydratedValue(row[name], column);
      }
      return entity;
    },
  };
}

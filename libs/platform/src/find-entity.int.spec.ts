import { Any, Column, DataSource, Entity, JoinColumn, ManyToOne, PrimaryColumn, QueryFailedError } from 'typeorm';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { findEntities, findEntity } from './find-entity.ts';

@Entity('master')
class Master {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'full_name' })
  fullName!: string;
}

@Entity('apprentice')
class Apprentice {
  @PrimaryColumn('bigint')
  id!: string;

  @ManyToOne(() => Master, { eager: true })
  @JoinColumn({ name: 'master_id' })
  master!: Master | null;

  @Column('date', { name: 'starts_on' })
  startsOn!: string;

  @Column('timestamptz', { name: 'updated_at', nullable: true })
  updatedAt!: Date | null;

  @Column('jsonb')
  skills!: { readonly [skill: string]: number };

  @Column('bytea')
  seal!: Buffer;
}

describe('Finding entities', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    const entities = [Master, Apprentice];
    dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities,
      synchronize: true,
    }).initialize();
    const master = { id: '0199c5a6-4c1f-7d7e-9a53-000000000001', fullName: 'Jānis Weiß-Kļaviņš' };
    await dataSource.manager.insert(Master, master);
    const one = { startsOn: '2027-03-28', updatedAt: new Date('2026-11-29T01:02:03.456Z'), skills: { löten: 3 } };
    await dataSource.manager.insert(Apprentice, { ...one, id: '9007199254740993', master, seal: Buffer.from('ļ') });
    await dataSource.manager.insert(Apprentice, { ...one, id: '2', master: null, updatedAt: null, seal: Buffer.of(0) });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });

  test.each(['9007199254740993', '2', '3'])('gives what TypeORM would give, to the last field: %s', async (id) => {
    const found = await findEntity(dataSource.manager, Apprentice, { id });
    expect(found).toStrictEqual(await dataSource.manager.findOneBy(Apprentice, { id }));
    expect(found).toStrictEqual(await findEntity(dataSource.manager, Apprentice, { id }));
  });

  test('asks for all that is given of it', async () => {
    const { manager } = dataSource;
    expect(await findEntity(manager, Apprentice, { id: '2', startsOn: '2027-03-28' })).toMatchObject({ id: '2' });
    expect(await findEntity(manager, Apprentice, { id: '2', startsOn: '2027-03-29' })).toBeNull();
  });

  test('sees what its transaction has written, and nobody else does', async () => {
    const undone = dataSource.transaction(async (manager) => {
      await manager.update(Apprentice, { id: '2' }, { startsOn: '2027-09-01' });
      expect(await findEntity(manager, Apprentice, { id: '2' })).toMatchObject({ startsOn: '2027-09-01' });
      expect(await findEntity(dataSource.manager, Apprentice, { id: '2' })).toMatchObject({ startsOn: '2027-03-28' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
  });

  test('fails as TypeORM does', async () => {
    const within = dataSource.transaction((manager) => findEntity(manager, Apprentice, { id: 'x' }));
    await expect(within).rejects.toBeInstanceOf(QueryFailedError);
    const without = findEntity(dataSource.manager, Apprentice, { id: 'x' });
    await expect(without).rejects.toMatchObject({ code: '22P02', parameters: ['x'] });
  });

  test('by a field that is no column of it is refused by name', async () => {
    const found = findEntity(dataSource.manager, Apprentice, { name: 'x' } as Partial<Apprentice>);
    await expect(found).rejects.toThrow('Apprentice has no column name.');
  });

  test.each([
    ['all that the list names', ['2', '9007199254740993', '3']],
    ['one, from a list of one', ['2']],
    ['none, from an empty list', []],
  ])('gives several as TypeORM would: %s', async (_, ids) => {
    const { manager } = dataSource;
    const found = await findEntities(manager, Apprentice, { id: ids });
    const expected = await manager.findBy(Apprentice, { id: Any(ids) });
    const byId = (one: Apprentice, other: Apprentice) => one.id.localeCompare(other.id);
    expect(found.sort(byId)).toStrictEqual(expected.sort(byId));
  });

  test('finds several that have a value beside one of a list', async () => {
    const on = (startsOn: string) => findEntities(dataSource.manager, Apprentice, { id: ['2', '3', '4'], startsOn });
    expect(await on('2027-03-28')).toMatchObject([{ id: '2' }]);
    expect(await on('2027-03-29')).toEqual([]);
  });
});

import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { CreateNotifications1700000004000 } from '../migrations/1700000004000-create-notifications.ts';
import { DeliveryController } from './delivery.controller.ts';
import { Delivery } from './delivery.entity.ts';
import type { DeliveryQuery } from './delivery.resource.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;

const list = (query: Partial<DeliveryQuery> = {}) => new DeliveryController(dataSource).list({ limit: 50, ...query });

const delivery = (state: Delivery['state']) => ({
  id: newId(),
  matchId: crypto.randomUUID(),
  vacancyId: crypto.randomUUID(),
  match: { candidateId: 'of-a-candidate' },
  state,
  trace: {},
  attempts: state === 'waiting' ? 0 : 1,
  nextTryAt: new Date('2026-11-24T09:00:00Z'),
  createdAt: new Date('2026-11-24T09:00:00Z'),
  sentAt: state === 'sent' ? new Date('2026-11-24T09:00:01Z') : null,
});

const deliveries = (['sent', 'failed', 'waiting', 'sent'] as const).map(delivery);
const newestFirst = deliveries.map(({ id }) => id).reverse();

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [Delivery],
    migrations: [CreateNotifications1700000004000],
  }).initialize();
  await dataSource.runMigrations();
  for (const row of deliveries) await dataSource.manager.save(Delivery, row as Partial<Delivery>);
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('a coordinator sees every e-mail, the newest first, page by page', async () => {
  const first = await list({ limit: 3 });
  expect(first.items.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
  const second = await list({ limit: 3, cursor: first.next as string });
  expect(second.items.map(({ id }) => id)).toEqual(newestFirst.slice(3));
  expect(second.next).toBeNull();
});

test('the e-mail of one match is found', async () => {
  const { items } = await list({ matchId: deliveries[1]?.matchId as string });
  expect(items).toMatchObject([{ id: deliveries[1]?.id, state: 'failed', nextTryAt: null }]);
});

test('what still waits is found, with the time of its next try', async () => {
  const { items } = await list({ state: 'waiting' });
  expect(items).toMatchObject([{ id: deliveries[2]?.id, nextTryAt: '2026-11-24T09:00:00.000Z', sentAt: null }]);
});

test('the list tells nothing of the assessment or the candidate', async () => {
  expect(JSON.stringify(await list())).not.toContain('of-a-candidate');
});

test('a cursor that is none of ours is refused', async () => {
  await expect(list({ cursor: 'bogus' })).rejects.toThrow('#/cursor');
});

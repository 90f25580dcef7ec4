import { Body, type CanActivate, Controller, type ExecutionContext, Module, Post, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { freshDatabase, unique } from '../../../../test/infrastructure.ts';
import type { Caller } from '../caller.ts';
import { databaseModule } from '../database.module.ts';
import { ProblemFilter } from '../problem.filter.ts';
import { Problem } from '../problem.ts';
import { RememberedAnswers } from './remembered-answers.ts';

interface Order {
  readonly note: string;
  readonly fail?: 'before' | 'after';
  readonly wait?: boolean;
}

/** Lets the requests go on that were sent with `wait`. */
let release = () => {};
const released = new Promise<void>((resolve) => {
  release = resolve;
});
let entered = () => {};
const inHand = new Promise<void>((resolve) => {
  entered = resolve;
});

@Controller('orders')
class OrderController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  async post(@Body() order: Order, @Res({ passthrough: true }) reply: FastifyReply) {
    if (order.fail === 'before') throw new Problem('conflict', 'Not now.');
    const id = await this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query('INSERT INTO trial_order (note) VALUES ($1) RETURNING id', [order.note]);
      return row.id;
    });
    if (order.wait) {
      entered();
      await released;
    }
    if (order.fail === 'after') throw new Problem('conflict', 'Not now, after all.');
    reply.header('location', `/orders/${id}`);
    const [stored] = await this.dataSource.query<{ note: string }[]>('SELECT * FROM trial_order WHERE id = $1', [id]);
    return stored;
  }
}

class CallerOfHeader implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string>; caller: Caller }>();
    request.caller = { subject: 'x', organisation: request.headers['x-organisation'] ?? 'one', roles: [] };
    return true;
  }
}

describe('A POST with an Idempotency-Key is safe to repeat', () => {
  let app: NestFastifyApplication;
  let url: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;

  beforeAll(async () => {
    database = await freshDatabase();
    @Module({ imports: [databaseModule(database.url, [], [])], controllers: [OrderController] })
    class Orders {}
    app = await NestFactory.create<NestFastifyApplication>(Orders, new FastifyAdapter(), { logger: false });
    app.useGlobalGuards(new CallerOfHeader());
    app.useGlobalFilters(new ProblemFilter());
    await app.listen(0, '127.0.0.1');
    url = `${await app.getUrl()}/orders`;
    await app.get(DataSource).query('CREATE TABLE trial_order (id serial PRIMARY KEY, note text NOT NULL)');
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function post(order: Order, key?: string, organisation = 'one') {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-organisation': organisation,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(order),
    });
    const { status, headers } = answer;
    return {
      status,
      location: headers.get('location'),
      replayed: headers.get('idempotency-replayed'),
      headers,
      body: await answer.json(),
    };
  }

  const orders = async (note: string) =>
    (await app.get(DataSource).query<unknown[]>('SELECT * FROM trial_order WHERE note = $1', [note])).length;

  test('the same key and body: one effect, and the same status, headers and body', async () => {
    const note = unique('twice');
    const first = await post({ note }, '"a-quoted-key"');
    const second = await post({ note }, 'a-quoted-key');
    expect(first).toMatchObject({ status: 201, replayed: null, body: { note } });
    expect(second).toMatchObject({ status: 201, replayed: 'true', location: first.location, body: first.body });
    expect(await orders(note)).toBe(1);
  });

  test('without a key each one counts', async () => {
    const note = unique('without');
    await post({ note });
    await post({ note });
    expect(await orders(note)).toBe(2);
  });

  test('the same key with another body is refused, and does nothing', async () => {
    const key = unique('key');
    const note = unique('other');
    await post({ note: 'first' }, key);
    const answer = await post({ note }, key);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ type: '/problems/idempotency-key-reused' });
    expect(await orders(note)).toBe(0);
  });

  test('two organisations may use the same key', async () => {
    const key = unique('key');
    const note = unique('orgs');
    expect((await post({ note }, key, 'one')).status).toBe(201);
    expect((await post({ note }, key, 'two')).replayed).toBeNull();
    expect(await orders(note)).toBe(2);
  });

  test('while the first is in hand the second is told so; when it is done it gets the answer', async () => {
    const key = unique('key');
    const note = unique('at-once');
    const first = post({ note, wait: true }, key);
    await inHand;
    const meanwhile = await post({ note, wait: true }, key);
    expect(meanwhile.status).toBe(409);
    expect(meanwhile.body).toMatchObject({ type: '/problems/request-in-progress' });
    release();
    const { body } = await first;
    expect((await post({ note, wait: true }, key)).body).toEqual(body);
    expect(await orders(note)).toBe(1);
  });

  test.each(['before', 'after'] as const)(
    'a request that fails %s its effect leaves nothing, and is tried anew',
    async (fail) => {
      const key = unique('key');
      const note = unique('fails');
      expect((await post({ note, fail }, key)).status).toBe(409);
      expect(await orders(note)).toBe(0);
      expect((await post({ note }, key)).status).toBe(201);
      expect(await orders(note)).toBe(1);
    },
  );

  test('an answer that cannot be remembered takes its effect with it, as a crash between the two would', async () => {
    const key = unique('key');
    const note = unique('crash');
    const database = app.get(DataSource);
    await database.query(`ALTER TABLE remembered_answer ADD CONSTRAINT broken CHECK (answer IS NULL) NOT VALID`);
    expect((await post({ note }, key)).status).toBe(500);
    await database.query('ALTER TABLE remembered_answer DROP CONSTRAINT broken');
    expect(await orders(note)).toBe(0);
    expect((await post({ note }, key)).status).toBe(201);
  });

  test('what is remembered can be read only with the key and the body', async () => {
    const note = unique('Žanete');
    const key = unique('key');
    await post({ note }, key);
    const rows = await app.get(DataSource).query<Record<string, Buffer>[]>('SELECT * FROM remembered_answer');
    const stored = rows.flatMap((row) =>
      [row.id, row.fingerprint, row.answer].map((bytes) => bytes?.toString('latin1')),
    );
    expect(stored.join()).not.toContain(note.slice(-12));
    expect(stored.join()).not.toContain(key);
  });

  test('an answer is forgotten when it has expired', async () => {
    const key = unique('key');
    const note = unique('expired');
    await post({ note }, key);
    await app.get(DataSource).query(`UPDATE remembered_answer SET expires_at = now()`);
    await app.get(RememberedAnswers).purge();
    expect(await app.get(DataSource).query('SELECT 1 FROM remembered_answer')).toEqual([]);
    expect((await post({ note }, key)).replayed).toBeNull();
  });

  test.each(['""', 'x'.repeat(256)])('a key that is none is refused: %s', async (key) => {
    const answer = await post({ note: 'never' }, key);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: '/problems/malformed-header' });
  });
});

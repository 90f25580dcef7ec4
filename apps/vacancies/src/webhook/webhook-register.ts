import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, LessThan, MoreThan } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import type { Caller } from '#platform/caller';
import { Clock } from '#platform/clock';
import { fromCursor, type Page, type PageQuery, pageOf } from '#platform/page';
import { invalidInput, Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import { Webhook } from './webhook.entity.ts';
import {
  toDeliveryResource,
  toWebhookResource,
  type WebhookDeliveryQuery,
  type WebhookDeliveryResource,
  type WebhookResource,
  type WebhookSubmission,
} from './webhook.resource.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';
import { WebhookTarget } from './webhook-target.ts';

const MOST_WEBHOOKS = 20;
const HOUR_MS = 3_600_000;

/** The webhooks of each organisation. Nobody sees those of another. */
@Injectable()
export class WebhookRegister {
  constructor(
    private readonly dataSource: DataSource,
    private readonly target: WebhookTarget,
    private readonly clock: Clock,
  ) {}

  /** @throws {Problem} `invalid-input` if we would not send there; `conflict` if there are many already */
  async create({ organisation: owner }: Caller, submission: WebhookSubmission): Promise<Webhook> {
    const now = this.clock.now();
    const before = { secretNumber: 1, oldSecretUntil: null, failingSince: null, disabledAt: null };
    const webhook = Object.assign(new Webhook(), before, {
      id: newId(),
      owner,
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    this.describe(webhook, submission);
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [owner]);
      if ((await manager.countBy(Webhook, { owner })) >= MOST_WEBHOOKS) {
        throw new Problem(
          'conflict',
          `You have ${MOST_WEBHOOKS} webhooks, which is the most; delete one you do not need.`,
        );
      }
      return await manager.save(webhook);
    });
  }

  /** @throws {Problem} `not-found` if the caller's organisation has none of that id */
  async find(caller: Caller, id: string): Promise<Webhook> {
    return this.hold(this.dataSource.manager, caller, id);
  }

  /** @throws {Problem} `not-found`; `conflict` if it is disabled, so that nothing would be sent */
  async findEnabled(caller: Caller, id: string): Promise<Webhook> {
    const webhook = await this.find(caller, id);
    if (webhook.disabledAt === null) return webhook;
    throw new Problem('conflict', `The webhook is disabled; enable it first: PUT /v1/webhooks/${id}, "active": true.`);
  }

  /** In the order of their making. */
  async list({ organisation: owner }: Caller, { limit, cursor }: PageQuery): Promise<Page<WebhookResource>> {
    const after = cursor === undefined ? {} : { id: MoreThan(fromCursor(cursor, ['uuid'])[0] as string) };
    const order = { id: 'ASC' } as const;
    const webhooks = await this.dataSource.manager.find(Webhook, {
      where: { owner, ...after },
      order,
      take: limit + 1,
    });
    return pageOf(webhooks, limit, toWebhookResource, ({ id }) => [id]);
  }

  /** @throws {Problem} `not-found`, `invalid-input`, `precondition-failed` */
  replace(caller: Caller, id: string, submission: WebhookSubmission, expected: Precondition): Promise<Webhook> {
    return this.change(caller, id, expected, (webhook) => this.describe(webhook, submission));
  }

  /**
   * Gives it a new secret; the present one counts a while longer, and the one before no more.
   *
   * @throws {Problem} `not-found`, `precondition-failed`
   */
  rotate(caller: Caller, id: string, overlapHours: number, expected: Precondition): Promise<Webhook> {
    return this.change(caller, id, expected, (webhook) => {
      webhook.secretNumber += 1;
      webhook.oldSecretUntil = new Date(this.clock.now().getTime() + overlapHours * HOUR_MS);
    });
  }

  /** Also forgets what was sent to it. @throws {Problem} `not-found`, `precondition-failed` */
  async remove(caller: Caller, id: string, expected: Precondition): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const webhook = await this.hold(manager, caller, id, true);
      expected.check(webhook.version);
      await manager.remove(webhook);
    });
  }

  /** What was or is to be sent to it, newest first. @throws {Problem} `not-found` */
  async deliveries(
    caller: Caller,
    webhookId: string,
    { limit, cursor, state }: WebhookDeliveryQuery,
  ): Promise<Page<WebhookDeliveryResource>> {
    await this.find(caller, webhookId);
    const before = cursor === undefined ? {} : { id: LessThan(fromCursor(cursor, ['uuid'])[0] as string) };
    const where = { webhookId, ...before, ...(state === undefined ? {} : { state }) };
    const order = { id: 'DESC' } as const;
    const found = await this.dataSource.manager.find(WebhookDelivery, { where, order, take: limit + 1 });
    return pageOf(found, limit, toDeliveryResource, ({ id }) => [id]);
  }

  /** @throws {Problem} `not-found` */
  async findDelivery({ id: webhookId }: Webhook, id: string): Promise<WebhookDelivery> {
    const delivery = await this.dataSource.manager.findOneBy(WebhookDelivery, { id, webhookId });
    if (delivery === null) throw new Problem('not-found', `The webhook has no delivery ${id}.`);
    return delivery;
  }

  private change(
    caller: Caller,
    id: string,
    expected: Precondition,
    apply: (webhook: Webhook) => void,
  ): Promise<Webhook> {
    return this.dataSource.transaction(async (manager) => {
      const webhook = await this.hold(manager, caller, id, true);
      expected.check(webhook.version);
      apply(webhook);
      webhook.version += 1;
      webhook.updatedAt = this.clock.now();
      return await manager.save(webhook);
    });
  }

  private async hold(manager: EntityManager, { organisation }: Caller, id: string, lock = false): Promise<Webhook> {
    const webhook = await manager.findOne(Webhook, {
      where: { id, owner: organisation },
      ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
    });
    if (webhook === null) throw new Problem('not-found', `There is no webhook ${id} that you may see.`);
    return webhook;
  }

  private describe(webhook: Webhook, { url, events, description, active = true }: WebhookSubmission): void {
    const fault = this.target.faultOf(url);
    if (fault !== undefined) throw invalidInput([{ pointer: '#/url', detail: fault }]);
    const disabledAt = active ? null : (webhook.disabledAt ?? this.clock.now());
    Object.assign(webhook, { url, events, description: description ?? null, disabledAt });
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Clock } from '#platform/clock';
import { fromCursor, type Page, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { withoutLinks } from '../link/without-links.ts';
import { Notice } from '../notice/notice.entity.ts';
import { Reply } from '../reply/reply.entity.ts';
import { Delivery } from './delivery.entity.ts';
import { type DeliveryQuery, type DeliveryResource, type DeliveryWithBody, toResource } from './delivery.resource.ts';

/** All e-mails, with what they tell, what became of them and what was answered. */
@Injectable()
export class DeliveryArchive {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async list({ matchId, vacancyId, companyId, state, cursor, limit }: DeliveryQuery): Promise<Page<DeliveryResource>> {
    const select = this.dataSource.manager
      .createQueryBuilder(Delivery, 'delivery')
      .orderBy('delivery.id', 'DESC')
      .take(limit + 1);
    for (const [name, value] of Object.entries({ matchId, vacancyId })) {
      if (value === undefined) continue;
      const told = select.subQuery().select('notice.deliveryId').from(Notice, 'notice');
      select.andWhere(`delivery.id IN ${told.where(`notice.${name} = :${name}`).getQuery()}`, { [name]: value });
    }
    if (companyId !== undefined) select.andWhere('delivery.companyId = :companyId', { companyId });
    if (state !== undefined) select.andWhere('delivery.state = :state', { state });
    if (cursor !== undefined) select.andWhere('delivery.id < :id', { id: fromCursor(cursor, ['uuid'])[0] });
    const rows = await select.getMany();
    const page = pageOf(
      rows,
      limit,
      (row) => row,
      ({ id }) => [id],
    );
    return { items: await this.toResources(page.items), next: page.next };
  }

  /** @throws {Problem} `not-found` */
  async find(id: string): Promise<DeliveryWithBody> {
    const delivery = await this.withBody(id);
    const [resource] = await this.toResources([delivery]);
    return { ...(resource as DeliveryResource), text: delivery.text ? withoutLinks(delivery.text) : null };
  }

  /** @throws {Problem} `not-found` */
  async html(id: string): Promise<string> {
    const { html } = await this.withBody(id);
    if (!html) throw new Problem('not-found', 'The e-mail was sent before bodies were kept.');
    return withoutLinks(html);
  }

  /**
   * Sends once more what failed or came back, and takes the address for a good one again.
   *
   * @throws {Problem} `not-found`, or `conflict` if it has not failed
   */
  async retry(id: string): Promise<DeliveryWithBody> {
    await this.dataSource.transaction(async (manager) => {
      const delivery = await manager.findOne(Delivery, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (delivery === null) throw unknown(id);
      if (delivery.recalled) throw new Problem('conflict', 'The e-mail told of somebody who was erased since.');
      if (delivery.state !== 'failed' && delivery.state !== 'bounced') {
        throw new Problem(
          'conflict',
          `The e-mail is ${delivery.state}; only one that failed or came back is sent again.`,
        );
      }
      await manager.query('DELETE FROM undeliverable_address WHERE address = lower($1)', [delivery.recipient]);
      await manager.query(
        `UPDATE delivery
         SET state = 'waiting', failure = NULL, failed_at = NULL, sent_at = NULL, first_tried_at = NULL,
           next_try_at = $2, recipient = coalesce((SELECT contact_email FROM company WHERE id = company_id), recipient)
         WHERE id = $1`,
        [id, this.clock.now()],
      );
    });
    return this.find(id);
  }

  private async withBody(id: string): Promise<Delivery> {
    const delivery = await this.dataSource.manager
      .createQueryBuilder(Delivery, 'delivery')
      .addSelect(['delivery.html', 'delivery.text'])
      .where({ id })
      .getOne();
    if (delivery === null) throw unknown(id);
    return delivery;
  }

  private async toResources(deliveries: Delivery[]): Promise<DeliveryResource[]> {
    const ids = In(deliveries.map(({ id }) => id));
    const [notices, replies] = await Promise.all([
      this.dataSource.manager.find(Notice, {
        select: { id: true, kind: true, vacancyId: true, matchId: true, deliveryId: true },
        where: { deliveryId: ids },
        order: { id: 'ASC' },
      }),
      this.dataSource.manager.find(Reply, { where: { deliveryId: ids }, order: { id: 'ASC' } }),
    ]);
    const of = <Row extends { deliveryId: string | null }>(rows: Row[], id: string) =>
      rows.filter(({ deliveryId }) => deliveryId === id);
    return deliveries.map((delivery) => toResource(delivery, of(notices, delivery.id), of(replies, delivery.id)));
  }
}

const unknown = (id: string) => new Problem('not-found', `There is no e-mail ${id}.`);

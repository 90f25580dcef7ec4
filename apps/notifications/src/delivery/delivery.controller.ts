import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AllowedRoles } from '#platform/caller';
import { fromCursor, pageOf } from '#platform/page';
import { Delivery } from './delivery.entity.ts';
import { DeliveryPage, DeliveryQuery, toResource } from './delivery.resource.ts';

@ApiTags('Notifications')
@AllowedRoles('coordinator', 'admin')
@Controller('v1/notifications')
export class DeliveryController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'List the e-mails to companies and what became of them, newest first' })
  @ApiOkResponse({ type: DeliveryPage })
  async list(@Query() { matchId, state, cursor, limit }: DeliveryQuery): Promise<DeliveryPage> {
    const select = this.dataSource.manager
      .createQueryBuilder(Delivery, 'delivery')
      .orderBy('delivery.id', 'DESC')
      .take(limit + 1);
    if (matchId !== undefined) select.andWhere('delivery.matchId = :matchId', { matchId });
    if (state !== undefined) select.andWhere('delivery.state = :state', { state });
    if (cursor !== undefined) select.andWhere('delivery.id < :id', { id: fromCursor(cursor, ['uuid'])[0] });
    return pageOf(await select.getMany(), limit, toResource, ({ id }) => [id]);
  }
}

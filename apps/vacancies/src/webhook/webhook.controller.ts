import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { Clock } from '#platform/clock';
import { IdPipe } from '#platform/id.pipe';
import { RepeatsByItself } from '#platform/idempotency/idempotency-key';
import { PageQuery } from '#platform/page';
import { invalidInput, Problem } from '#platform/problem';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import type { Webhook } from './webhook.entity.ts';
import {
  DEFAULT_OVERLAP_HOURS,
  NewWebhookResource,
  SecretRotation,
  toWebhookResource,
  WebhookDeliveryPage,
  WebhookDeliveryQuery,
  WebhookPage,
  WebhookReplay,
  WebhookReplayResource,
  WebhookResource,
  WebhookSubmission,
  WebhookTestResource,
} from './webhook.resource.ts';
import { WebhookQueue } from './webhook-queue.ts';
import { WebhookRegister } from './webhook-register.ts';
import { WebhookSecrets } from './webhook-secrets.ts';
import { WebhookTests } from './webhook-tests.ts';

@ApiTags('Webhooks')
@AllowedRoles('partner', 'admin')
@Controller('v1/webhooks')
export class WebhookController {
  constructor(
    private readonly register: WebhookRegister,
    private readonly secrets: WebhookSecrets,
    private readonly tests: WebhookTests,
    private readonly queue: WebhookQueue,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Versioned()
  @ApiOperation({ summary: 'Have your system told what happens to your vacancies' })
  @ApiCreatedResponse({ type: NewWebhookResource })
  @ApiConflictResponse({ description: 'You have as many as you may' })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() submission: WebhookSubmission,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewWebhookResource> {
    const webhook = await this.register.create(caller, submission);
    reply.header('location', `/v1/webhooks/${webhook.id}`);
    return this.withSecret(webhook);
  }

  @Get()
  @ApiOperation({ summary: 'List your webhooks in the order of their making' })
  @ApiOkResponse({ type: WebhookPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<WebhookPage> {
    return this.register.list(caller, query);
  }

  @Get(':id')
  @Versioned()
  @ApiOperation({ summary: 'Read a webhook: whether it works, and since when it does not' })
  @ApiOkResponse({ type: WebhookResource })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<WebhookResource> {
    return toWebhookResource(await this.register.find(caller, id));
  }

  @Put(':id')
  @Versioned()
  @ApiOperation({ summary: 'Change a webhook: its address, what it tells of, whether it is active' })
  @ApiOkResponse({ type: WebhookResource })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  async replace(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() submission: WebhookSubmission,
    @IfMatch() expected: Precondition,
  ): Promise<WebhookResource> {
    return toWebhookResource(await this.register.replace(caller, id, submission, expected));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook, and what was or is to be sent to it' })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The `ETag` of what you have seen: refused with 412 if it has changed since',
  })
  @ApiPreconditionFailedResponse()
  @ApiNoContentResponse({ description: 'Deleted' })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IfMatch() expected: Precondition,
  ): Promise<void> {
    return this.register.remove(caller, id, expected);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Give a webhook a new secret; we sign with the present one, too, for a while' })
  @ApiOkResponse({ type: NewWebhookResource })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  async rotate(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { overlapHours = DEFAULT_OVERLAP_HOURS }: SecretRotation,
    @IfMatch() expected: Precondition,
  ): Promise<NewWebhookResource> {
    return this.withSecret(await this.register.rotate(caller, id, overlapHours, expected));
  }

  // It stores nothing, and with a key it would hold a transaction open for as long as a stranger's system takes.
  @Post(':id/test')
  @HttpCode(200)
  @RepeatsByItself()
  @ApiOperation({ summary: 'Send a signed `webhook.test` now, once, and see what the receiver makes of it' })
  @ApiOkResponse({ type: WebhookTestResource })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  @ApiConflictResponse({ description: 'Several tests of yours are under way' })
  async test(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<WebhookTestResource> {
    return this.tests.send(await this.register.find(caller, id));
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'List what was or is to be sent to a webhook in the last 30 days, newest first' })
  @ApiOkResponse({ type: WebhookDeliveryPage })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  deliveries(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: WebhookDeliveryQuery,
  ): Promise<WebhookDeliveryPage> {
    return this.register.deliveries(caller, id, query);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one again, under the same `webhook-id`' })
  @ApiOkResponse({ type: WebhookReplayResource })
  @ApiNotFoundResponse({ description: 'You have no such webhook, or it no such delivery' })
  @ApiConflictResponse({ description: 'It is being sent at this moment, or the webhook is disabled' })
  async replayOne(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('deliveryId', IdPipe) deliveryId: string,
  ): Promise<WebhookReplayResource> {
    const webhook = await this.register.findEnabled(caller, id);
    const deliveries = await this.queue.replay(webhook.id, { id: deliveryId });
    if (deliveries > 0) return { deliveries };
    await this.register.findDelivery(webhook, deliveryId);
    throw new Problem('conflict', 'It is being sent at this moment; look at it again in a quarter of a minute.');
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send again all that was given up since a moment, e.g. after your system was away' })
  @ApiOkResponse({ type: WebhookReplayResource })
  @ApiNotFoundResponse({ description: 'You have none of that id' })
  @ApiConflictResponse({ description: 'The webhook is disabled' })
  async replay(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { since }: WebhookReplay,
  ): Promise<WebhookReplayResource> {
    const failedSince = new Date(since);
    if (failedSince > this.clock.now()) throw invalidInput([{ pointer: '#/since', detail: 'lies in the future' }]);
    const webhook = await this.register.findEnabled(caller, id);
    return { deliveries: await this.queue.replay(webhook.id, { failedSince }) };
  }

  private withSecret(webhook: Webhook): NewWebhookResource {
    return { ...toWebhookResource(webhook), secret: this.secrets.textOf(webhook) };
  }
}

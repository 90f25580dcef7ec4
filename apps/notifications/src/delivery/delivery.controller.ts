import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { DeliveryPage, DeliveryQuery, DeliveryWithBody } from './delivery.resource.ts';
import { DeliveryArchive } from './delivery-archive.ts';

/** What an e-mail may do when it is looked at: look the way it says itself, and nothing else. */
const AS_A_PICTURE = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

@ApiTags('Notifications')
@AllowedRoles('coordinator', 'admin')
@Controller('v1/notifications')
export class DeliveryController {
  constructor(private readonly archive: DeliveryArchive) {}

  @Get()
  @ApiOperation({ summary: 'List the e-mails to companies, what became of them and what was answered, newest first' })
  @ApiOkResponse({ type: DeliveryPage })
  list(@Query() query: DeliveryQuery): Promise<DeliveryPage> {
    return this.archive.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an e-mail' })
  @ApiOkResponse({ type: DeliveryWithBody })
  @ApiNotFoundResponse({ description: 'There is no such e-mail' })
  read(@Param('id', IdPipe) id: string): Promise<DeliveryWithBody> {
    return this.archive.find(id);
  }

  @Get(':id/html')
  @ApiOperation({ summary: 'See an e-mail as it was sent, but for the links by which the company answers' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiNotFoundResponse({ description: 'There is no such e-mail, or it was sent before bodies were kept' })
  async render(@Param('id', IdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const html = await this.archive.html(id);
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': AS_A_PICTURE };
    await reply.headers(headers).send(html);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an e-mail again that failed or came back, to the address the company has now' })
  @ApiOkResponse({ type: DeliveryWithBody })
  @ApiNotFoundResponse({ description: 'There is no such e-mail' })
  @ApiConflictResponse({ description: 'The e-mail has not failed' })
  retry(@Param('id', IdPipe) id: string): Promise<DeliveryWithBody> {
    return this.archive.retry(id);
  }
}

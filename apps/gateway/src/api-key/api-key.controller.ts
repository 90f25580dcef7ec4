import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import {
  ApiKeyPage,
  ApiKeyQuery,
  ApiKeyResource,
  ApiKeySubmission,
  NewApiKeyResource,
  RotationSubmission,
  toResource,
} from './api-key.resource.ts';
import { ApiKeyService, type NewKey } from './api-key.service.ts';

@ApiTags('API keys')
@AllowedRoles('admin')
@Controller('v1/api-keys')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Post()
  @Versioned()
  @ApiOperation({ summary: 'Make an API key for a system of a partner or an institution' })
  @ApiCreatedResponse({ type: NewApiKeyResource })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() submission: ApiKeySubmission,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewApiKeyResource> {
    const made = await this.keys.create(caller, submission);
    reply.header('location', `/v1/api-keys/${made.apiKey.id}`);
    return withText(made);
  }

  @Get()
  @ApiOperation({ summary: 'List API keys in the order of their making' })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: ApiKeyQuery): Promise<ApiKeyPage> {
    return this.keys.list(query);
  }

  @Get(':id')
  @Versioned()
  @ApiOperation({ summary: 'Read an API key: what it may do, and when it was last used' })
  @ApiOkResponse({ type: ApiKeyResource })
  @ApiNotFoundResponse()
  async get(@Param('id', IdPipe) id: string): Promise<ApiKeyResource> {
    return toResource(await this.keys.find(id));
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'Give an API key a new secret; the present one counts a while longer' })
  @ApiOkResponse({ type: NewApiKeyResource })
  @ApiNotFoundResponse()
  @ApiConflictResponse({ description: 'It is expired or revoked' })
  async rotate(
    @Param('id', IdPipe) id: string,
    @Body() rotation: RotationSubmission,
    @IfMatch() expected: Precondition,
  ): Promise<NewApiKeyResource> {
    return withText(await this.keys.rotate(id, rotation, expected));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Versioned()
  @ApiOperation({ summary: 'End an API key for good, within seconds' })
  @ApiOkResponse({ type: ApiKeyResource })
  @ApiNotFoundResponse()
  async revoke(@Param('id', IdPipe) id: string, @IfMatch() expected: Precondition): Promise<ApiKeyResource> {
    return toResource(await this.keys.revoke(id, expected));
  }
}

const withText = ({ apiKey, text }: NewKey): NewApiKeyResource => ({ ...toResource(apiKey), key: text });

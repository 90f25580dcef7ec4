import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { RepeatsByItself } from '#platform/idempotency/idempotency-key';
import {
  ImportPage,
  ImportQuery,
  ImportResource,
  ImportRowPage,
  ImportRowQuery,
  toImportResource,
} from './import.resource.ts';
import { fileIn } from './import-body.ts';
import { DocumentImport, rowsAnswer } from './import-document.ts';
import { ImportHistory } from './import-history.ts';
import { Imports } from './imports.ts';

const NDJSON = 'application/x-ndjson';

@ApiTags('Import')
@AllowedRoles('partner', 'admin')
@Controller('v1')
export class ImportController {
  constructor(
    private readonly imports: Imports,
    private readonly history: ImportHistory,
  ) {}

  @Post('vacancies/import')
  @HttpCode(200)
  @RepeatsByItself()
  @DocumentImport()
  async import(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = fileIn(request);
    const id = await this.imports.begin(caller.organisation, file.format);
    reply.header('location', `/v1/imports/${id}`);
    // What nobody reads any more would keep its sender from reading the answer.
    const running = this.imports.run(id, caller.organisation, file).finally(() => request.raw.resume());
    if (wantsLines(request)) {
      // The last line tells how it ended.
      running.catch(() => {});
      return void reply.type(NDJSON).send(Readable.from(this.history.follow(id)));
    }
    return void reply.send(toImportResource(await running));
  }

  @Get('imports')
  @ApiOperation({ summary: 'List your imports, oldest first' })
  @ApiOkResponse({ type: ImportPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ImportQuery): Promise<ImportPage> {
    return this.history.list(caller, query);
  }

  @Get('imports/:id')
  @ApiOperation({ summary: 'Read how far an import has come' })
  @ApiOkResponse({ type: ImportResource })
  @ApiNotFoundResponse({ description: 'You sent none of that id' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ImportResource> {
    return toImportResource(await this.history.find(caller, id));
  }

  @Get('imports/:id/rows')
  @ApiOperation({
    summary: 'Read what became of the rows of an import',
    description:
      'With `Accept: application/x-ndjson` all of them, as they come until the import ends; its last line is the import.',
  })
  @rowsAnswer(ImportRowPage)
  @ApiNotFoundResponse({ description: 'You sent no import of that id' })
  async rows(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() query: ImportRowQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const one = await this.history.find(caller, id);
    if (wantsLines(request)) return void reply.type(NDJSON).send(Readable.from(this.history.follow(id)));
    return void reply.send(await this.history.rows(one, query));
  }

  @Get('imports/:id/progress')
  @ApiOperation({ summary: 'Follow how far an import comes, as server-sent events, until it ends' })
  @ApiOkResponse({
    content: {
      'text/event-stream': { schema: { type: 'string' }, example: 'event: progress\ndata: {"status":"running"}\n\n' },
    },
  })
  @ApiNotFoundResponse({ description: 'You sent no import of that id' })
  async progress(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.history.find(caller, id);
    reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .send(Readable.from(this.events(id)));
  }

  private async *events(id: string): AsyncGenerator<string> {
    for await (const one of this.history.progress(id)) yield `event: progress\ndata: ${JSON.stringify(one)}\n\n`;
  }
}

const wantsLines = (request: FastifyRequest) =>
  new Negotiator(request.raw).mediaType(['application/json', NDJSON]) === NDJSON;

import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Locale } from '#occupations/locale';
import { AllowedRoles } from '#platform/caller';
import { invalidInput } from '#platform/problem';
import { ReaderLocale } from '../match/reader-locale.ts';
import { FeedQuery } from './feed-filter.ts';
import { FeedReader } from './feed-reader.ts';

@ApiTags('Matches')
@AllowedRoles('coordinator', 'admin')
@Controller('v1/matches/stream')
export class FeedController {
  constructor(private readonly reader: FeedReader) {}

  @Get()
  @ApiOperation({
    summary: 'Hear of matches as they change, and what companies answer, as server-sent events',
    description:
      'The name of an event is its type, e.g. `match.proposed`; its data is the match as `GET /v1/matches/{id}` shows it, ' +
      'of `reply.given` what the company answered, of `delivery.failed` why it does not get an e-mail, and of `introduction.released` and `introduction.withdrawn` until when it may look at the contact details. ' +
      'Who comes back with the id of the last event seen, also after days, is told what it missed, each event once. ' +
      'If that is no longer held, the first event is `feed.gap`.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Goes on behind that event; 0: with the oldest held',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(
    @Query() { lastEventId, ...filter }: FeedQuery,
    @Headers('last-event-id') lastEventIdHeader: string | undefined,
    @ReaderLocale() locale: Locale,
    @Res() reply: FastifyReply,
  ): FastifyReply {
    const after = readEventId(lastEventIdHeader ?? lastEventId);
    const events = Readable.from(this.reader.tell({ filter, locale, after }));
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(events);
  }
}

/** @throws {Problem} `invalid-input` if it is no id of this stream */
function readEventId(id: string | undefined): number | undefined {
  if (id === undefined || id === '') return undefined;
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw invalidInput([{ pointer: '#/Last-Event-ID', detail: 'must be the id of an event of this stream' }]);
}

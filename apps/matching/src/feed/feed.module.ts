import { Module } from '@nestjs/common';
import { FeedController } from './feed.controller.ts';
import { FeedEvents } from './feed.events.ts';
import { FeedLog } from './feed-log.ts';
import { FeedReader } from './feed-reader.ts';
import { FeedRetention } from './feed-retention.ts';
import { FeedTail } from './feed-tail.ts';

/** What coordinators hear of matches while they change. */
@Module({
  controllers: [FeedEvents, FeedController],
  providers: [FeedLog, FeedTail, FeedReader, FeedRetention],
})
export class FeedModule {}

import { Module } from '@nestjs/common';
import { AnswerEvents } from '../answer/answer.events.ts';
import { IntroductionEvents } from '../introduction/introduction.events.ts';
import { FailedDeliveryEvents } from './failed-delivery.events.ts';
import { FeedController } from './feed.controller.ts';
import { FeedEvents } from './feed.events.ts';
import { FeedLog } from './feed-log.ts';
import { FeedReader } from './feed-reader.ts';
import { FeedRetention } from './feed-retention.ts';
import { FeedTail } from './feed-tail.ts';

/** What coordinators hear of matches while they change and are answered. */
@Module({
  controllers: [FeedEvents, AnswerEvents, IntroductionEvents, FailedDeliveryEvents, FeedController],
  providers: [FeedLog, FeedTail, FeedReader, FeedRetention],
})
export class FeedModule {}

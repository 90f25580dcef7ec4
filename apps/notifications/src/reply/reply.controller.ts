import { Body, Controller, Get, Logger, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { choiceOf, type Form, textOf } from '#pages/form';
import { type PageContent, sendPage } from '#pages/page';
import { PageFilter } from '#pages/page.filter';
import { readerLocale } from '#pages/reader-locale';
import { OpenToAll } from '#platform/caller';
import { Links } from '../link/links.ts';
import { sendRefusal } from '../page/refuse.ts';
import { DECLINE_REASONS } from './reply.entity.ts';
import { type Question, type Refusal, ReplyService } from './reply.service.ts';
import { LONGEST, questionPage, thanksPage } from './reply-page.tsx';

/** The pages behind the answers in an e-mail. The link is the key: there is no account. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller('r')
export class ReplyController {
  private readonly logger = new Logger(ReplyController.name);

  constructor(
    private readonly links: Links,
    private readonly replies: ReplyService,
  ) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const question = await this.replies.ask(await this.links.readReply(token));
    await this.show(question, questionPage, request, reply);
  }

  @Post(':token')
  async take(
    @Param('token') token: string,
    @Body() form: Form,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = await this.links.readReply(token);
    const [words, phone] = [textOf(form, 'words', LONGEST.words), textOf(form, 'phone', LONGEST.phone)];
    const reason =
      link.answer === 'not-interested' ? (choiceOf(form, 'reason', DECLINE_REASONS) ?? 'other') : undefined;
    const question = await this.replies.take(link, {
      ...(reason === undefined ? {} : { reason }),
      ...(words === undefined ? {} : { words }),
      ...(phone === undefined ? {} : { phone }),
    });
    await this.show(question, thanksPage, request, reply);
  }

  private async show(
    question: Question | Refusal,
    page: (question: Question) => PageContent,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!('refused' in question)) return sendPage(reply, page(question));
    this.logger.warn(`A link was refused as ${question.refused}.`);
    return sendRefusal(reply, question.refused, question.locale ?? readerLocale(request));
  }
}

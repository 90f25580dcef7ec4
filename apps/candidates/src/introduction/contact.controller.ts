import { Controller, Get, Logger, Param, Post, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sendPage, sendSaying } from '#pages/page';
import { PageFilter } from '#pages/page.filter';
import { OpenToAll } from '#platform/caller';
import { type ContactLink, type ContactRefusal, Contacts } from './contact-details.ts';
import { contactPage, contactQuestionPage } from './contact-page.tsx';
import { CONTACT_PAGE_TEXTS } from './contact-page-texts.ts';

const STATUS: Readonly<Record<ContactRefusal, number>> = { gone: 410, used: 410, 'not-yours': 403 };

/** The page behind the link to contact details. Personal data is shown here, where it is kept, and goes nowhere else. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller('r/introductions')
export class ContactController {
  private readonly logger = new Logger(ContactController.name);

  constructor(private readonly contacts: Contacts) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.contacts.read(token);
    const refusal = await this.contacts.ask(link);
    return refusal === undefined ? sendPage(reply, contactQuestionPage(link)) : this.refuse(link, refusal, reply);
  }

  @Post(':token')
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.contacts.read(token);
    const found = await this.contacts.look(link);
    return typeof found === 'string'
      ? this.refuse(link, found, reply)
      : sendPage(reply, contactPage(found, link.locale));
  }

  private refuse({ locale, introductionId }: ContactLink, refusal: ContactRefusal, reply: FastifyReply): Promise<void> {
    this.logger.warn(`A link to introduction ${introductionId} was refused as ${refusal}.`);
    return sendSaying(reply, STATUS[refusal], CONTACT_PAGE_TEXTS[locale].refusals[refusal], locale);
  }
}

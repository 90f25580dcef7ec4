import { Body, Controller, Get, Logger, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { choiceOf, type Form } from '#pages/form';
import { sendPage } from '#pages/page';
import { PageFilter } from '#pages/page.filter';
import { readerLocale } from '#pages/reader-locale';
import { OpenToAll } from '#platform/caller';
import { Links } from '../link/links.ts';
import { sendRefusal } from '../page/refuse.ts';
import { FREQUENCIES, TIME_ZONES } from './preferences.entity.ts';
import { type CompanyWishes, PreferencesService } from './preferences.service.ts';
import { HOURS, preferencesPage, savedPage, unsubscribedPage, unsubscribePage, WEEKDAYS } from './preferences-page.tsx';
import type { SendingWishes } from './sending-time.ts';

/** The pages on which a company says how it wants to be written to, behind links that need no account. */
@ApiExcludeController()
@OpenToAll()
@UseFilters(PageFilter)
@Controller('r')
export class PreferencesController {
  private readonly logger = new Logger(PreferencesController.name);

  constructor(
    private readonly links: Links,
    private readonly preferences: PreferencesService,
  ) {}

  @Get('preferences/:token')
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const known = await this.preferences.find(await this.links.readCompany(token, 'preferences'));
    if (known === undefined) return this.refuse(request, reply);
    return sendPage(reply, preferencesPage(known));
  }

  @Post('preferences/:token')
  async save(
    @Param('token') token: string,
    @Body() form: Form,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const companyId = await this.links.readCompany(token, 'preferences');
    const known = await this.preferences.find(companyId);
    if (known === undefined) return this.refuse(request, reply);
    await this.preferences.save(companyId, wishesOf(form, known));
    return sendPage(reply, savedPage(known.locale));
  }

  @Get('unsubscribe/:token')
  async askToUnsubscribe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.preferences.find(await this.links.readCompany(token, 'unsubscribe'));
    if (known === undefined) return this.refuse(request, reply);
    return sendPage(reply, unsubscribePage(known.locale));
  }

  /** A mailbox sends this by itself when its owner unsubscribes (RFC 8058): nothing more is asked, and it may come twice. */
  @Post('unsubscribe/:token')
  async unsubscribe(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const companyId = await this.links.readCompany(token, 'unsubscribe');
    const known = await this.preferences.find(companyId);
    if (known === undefined) return this.refuse(request, reply);
    await this.preferences.save(companyId, { ...known.wishes, frequency: 'never' });
    return sendPage(reply, unsubscribedPage(known.locale));
  }

  private refuse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.logger.warn('A link was refused, for its company is gone.');
    return sendRefusal(reply, 'not-yours', readerLocale(request));
  }
}

/** What a form does not say, or says in a way no browser would, stays as it is; a box that is not ticked is not sent. */
function wishesOf(form: Form, { wishes }: CompanyWishes): SendingWishes {
  const number = (name: 'hour' | 'weekday', values: readonly number[]) =>
    Number(choiceOf(form, name, values.map(String)) ?? wishes[name]);
  return {
    frequency: choiceOf(form, 'frequency', FREQUENCIES) ?? wishes.frequency,
    timeZone: choiceOf(form, 'timeZone', TIME_ZONES) ?? wishes.timeZone,
    hour: number('hour', HOURS),
    weekday: number('weekday', WEEKDAYS),
    nights: form?.nights === 'on',
    sundays: form?.sundays === 'on',
  };
}

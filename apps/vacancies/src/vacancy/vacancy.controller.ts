import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
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
import { ExternalRefPipe } from '#platform/external-ref.pipe';
import { IdPipe } from '#platform/id.pipe';
import { invalidInput } from '#platform/problem';
import { PostedVacancyResource, withWarnings } from '../fair-wording/posted-vacancy.resource.ts';
import { ClosingSubmission, toResource, VacancyPage, VacancyQuery, VacancyResource } from './vacancy.resource.ts';
import { VacancyService } from './vacancy.service.ts';
import { VacancySubmission } from './vacancy.submission.ts';

@ApiTags('Vacancies')
@AllowedRoles('partner', 'coordinator', 'admin')
@Controller('v1/vacancies')
export class VacancyController {
  constructor(private readonly vacancies: VacancyService) {}

  @Post()
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Post a vacancy' })
  @ApiCreatedResponse({ type: PostedVacancyResource })
  @ApiConflictResponse({ description: 'You have a vacancy of that reference already' })
  async post(
    @CurrentCaller() caller: Caller,
    @Body() submission: VacancySubmission,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<PostedVacancyResource> {
    const vacancy = await this.vacancies.post(caller, submission);
    reply.header('location', `/v1/vacancies/${vacancy.id}`);
    return withWarnings(toResource(vacancy), language);
  }

  @Put('by-ref/:externalRef')
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Create or replace the vacancy of that reference: the way for a syncing system' })
  @ApiOkResponse({ type: PostedVacancyResource, description: 'Replaced, or unchanged' })
  @ApiCreatedResponse({ type: PostedVacancyResource, description: 'Created' })
  @ApiConflictResponse({ description: 'The vacancy is closed' })
  async put(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
    @Body() submission: VacancySubmission,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<PostedVacancyResource> {
    if (submission.externalRef !== externalRef) {
      throw invalidInput([{ pointer: '#/externalRef', detail: `differs from the address, which says ${externalRef}` }]);
    }
    const { vacancy, created } = await this.vacancies.put(caller, submission);
    reply.status(created ? 201 : 200).header('location', `/v1/vacancies/${vacancy.id}`);
    return withWarnings(toResource(vacancy), language);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a vacancy' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<VacancyResource> {
    return toResource(await this.vacancies.find(caller, id));
  }

  @Get()
  @ApiOperation({ summary: 'List vacancies in the order of posting' })
  @ApiOkResponse({ type: VacancyPage })
  list(@CurrentCaller() caller: Caller, @Query() query: VacancyQuery): Promise<VacancyPage> {
    return this.vacancies.list(caller, query);
  }

  @Post(':id/close')
  @HttpCode(200)
  @AllowedRoles('partner', 'coordinator', 'admin')
  @ApiOperation({ summary: 'Close a vacancy; its matches are withdrawn' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiConflictResponse({ description: 'It was closed for another reason' })
  async close(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() closing: ClosingSubmission,
  ): Promise<VacancyResource> {
    return toResource(await this.vacancies.close(caller, id, closing));
  }
}

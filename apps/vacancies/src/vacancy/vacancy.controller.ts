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
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import { VacancySubmission } from '#submissions/vacancy.submission';
import { PostedVacancyResource, withWarnings } from '../fair-wording/posted-vacancy.resource.ts';
import {
  ClosingSubmission,
  toResource,
  VacancyPage,
  VacancyQuery,
  VacancyResource,
  versionOf,
} from './vacancy.resource.ts';
import { VacancyService } from './vacancy.service.ts';
import { VacancyFinder } from './vacancy-finder.ts';

@ApiTags('Vacancies')
@AllowedRoles('partner', 'coordinator', 'admin')
@Controller('v1/vacancies')
export class VacancyController {
  constructor(
    private readonly vacancies: VacancyService,
    private readonly finder: VacancyFinder,
  ) {}

  @Post()
  @Versioned(versionOf)
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
  @Versioned(versionOf)
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Create or replace the vacancy of that reference: the way for a syncing system' })
  @ApiOkResponse({ type: PostedVacancyResource, description: 'Replaced, or unchanged' })
  @ApiCreatedResponse({ type: PostedVacancyResource, description: 'Created' })
  @ApiConflictResponse({ description: 'The vacancy is closed, or was published and is to become a draft' })
  async put(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
    @Body() submission: VacancySubmission,
    @IfMatch() expected: Precondition,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<PostedVacancyResource> {
    if (submission.externalRef !== externalRef) {
      throw invalidInput([{ pointer: '#/externalRef', detail: `differs from the address, which says ${externalRef}` }]);
    }
    const { vacancy, outcome } = await this.vacancies.put(caller, submission, expected);
    reply.status(outcome === 'created' ? 201 : 200).header('location', `/v1/vacancies/${vacancy.id}`);
    return withWarnings(toResource(vacancy), language);
  }

  @Get('by-ref/:externalRef')
  @Versioned(versionOf)
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Read your vacancy of that reference' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'You have none' })
  async getByRef(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
  ): Promise<VacancyResource> {
    return toResource(await this.finder.findByRef(caller, externalRef));
  }

  @Get(':id')
  @Versioned(versionOf)
  @ApiOperation({ summary: 'Read a vacancy' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<VacancyResource> {
    return toResource(await this.finder.find(caller, id));
  }

  @Get()
  @ApiOperation({ summary: 'List vacancies in the order of posting' })
  @ApiOkResponse({ type: VacancyPage })
  list(@CurrentCaller() caller: Caller, @Query() query: VacancyQuery): Promise<VacancyPage> {
    return this.finder.list(caller, query);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Versioned(versionOf)
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Publish a draft; it is matched at once' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  @ApiConflictResponse({ description: 'It is closed, or its last valid day has passed' })
  async publish(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IfMatch() expected: Precondition,
  ): Promise<VacancyResource> {
    return toResource(await this.vacancies.publish(caller, id, expected));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Versioned(versionOf)
  @ApiOperation({ summary: 'Close a vacancy; its matches are withdrawn' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  @ApiConflictResponse({ description: 'It was closed for another reason, or is a draft and cannot have been filled' })
  async close(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ClosingSubmission,
    @IfMatch() expected: Precondition,
  ): Promise<VacancyResource> {
    return toResource(await this.vacancies.close(caller, id, reason, expected));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Versioned(versionOf)
  @ApiOperation({ summary: 'Open a closed vacancy again, e.g. because a hiring fell through; it is matched at once' })
  @ApiOkResponse({ type: VacancyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  @ApiConflictResponse({ description: 'It is a draft, or its last valid day has passed' })
  async reopen(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IfMatch() expected: Precondition,
  ): Promise<VacancyResource> {
    return toResource(await this.vacancies.reopen(caller, id, expected));
  }
}

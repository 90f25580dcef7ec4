import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { ExternalRefPipe } from '#platform/external-ref.pipe';
import { IdPipe } from '#platform/id.pipe';
import { PageQuery } from '#platform/page';
import { invalidInput } from '#platform/problem';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import { CompanySubmission } from '#submissions/company.submission';
import { CompanyPage, CompanyResource, toCompanyResource } from './company.resource.ts';
import { CompanyService } from './company.service.ts';

@ApiTags('Companies')
@AllowedRoles('partner', 'coordinator', 'admin')
@Controller('v1/companies')
export class CompanyController {
  constructor(private readonly companies: CompanyService) {}

  @Put('by-ref/:externalRef')
  @Versioned()
  @AllowedRoles('partner', 'admin')
  @ApiOperation({
    summary: 'Create or replace the company of that reference; vacancies may then name it by that alone',
  })
  @ApiOkResponse({ type: CompanyResource, description: 'Replaced, or unchanged' })
  @ApiCreatedResponse({ type: CompanyResource, description: 'Created' })
  async put(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
    @Body() submission: CompanySubmission,
    @IfMatch() expected: Precondition,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyResource> {
    if ((submission.externalRef ?? externalRef) !== externalRef) {
      throw invalidInput([{ pointer: '#/externalRef', detail: `differs from the address, which says ${externalRef}` }]);
    }
    const { company, created } = await this.companies.put(caller, externalRef, submission, expected);
    reply.status(created ? 201 : 200).header('location', `/v1/companies/${company.id}`);
    return toCompanyResource(company.toState());
  }

  @Get('by-ref/:externalRef')
  @Versioned()
  @AllowedRoles('partner', 'admin')
  @ApiOperation({ summary: 'Read your company of that reference' })
  @ApiOkResponse({ type: CompanyResource })
  @ApiNotFoundResponse({ description: 'You have none' })
  async getByRef(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
  ): Promise<CompanyResource> {
    return toCompanyResource((await this.companies.findByRef(caller, externalRef)).toState());
  }

  @Get(':id')
  @Versioned()
  @ApiOperation({ summary: 'Read a company' })
  @ApiOkResponse({ type: CompanyResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<CompanyResource> {
    return toCompanyResource((await this.companies.find(caller, id)).toState());
  }

  @Get()
  @ApiOperation({ summary: 'List companies in the order in which they became known' })
  @ApiOkResponse({ type: CompanyPage })
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<CompanyPage> {
    return this.companies.list(caller, query);
  }
}

import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { ErasureResource } from './erasure.resource.ts';
import { Erasures } from './erasures.ts';

@ApiTags('Erasure')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1')
export class ErasureController {
  constructor(private readonly erasures: Erasures) {}

  @Delete('candidates/:id')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Erase a candidate',
    description:
      'Their key is destroyed at once, and with it all that is held of them here. The receipt tells when every other place was reached; ask for it at its address.',
  })
  @ApiAcceptedResponse({ type: ErasureResource, description: 'Erased here; the receipt is at `Location`' })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async erase(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureResource> {
    const receipt = await this.erasures.request(caller, id);
    reply.header('location', `/v1/erasures/${receipt.id}`);
    return receipt;
  }

  @Get('erasures/:id')
  @ApiOperation({ summary: 'Read the receipt of an erasure' })
  @ApiOkResponse({ type: ErasureResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  receipt(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ErasureResource> {
    return this.erasures.receipt(caller, id);
  }
}

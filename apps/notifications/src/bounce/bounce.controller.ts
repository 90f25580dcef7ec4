import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { AllowedRoles } from '#platform/caller';
import { ChoiceField, PatternField, TextField } from '#platform/fields';
import { Problem } from '#platform/problem';
import { validationPipe } from '#platform/validation';
import { type BounceOutcome, BounceService } from './bounce.service.ts';
import { NotABounce, readDeliveryStatus } from './delivery-status-notification.ts';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** A bounce as a mailbox provider's webhook tells it, brought into this form. */
export class BounceSubmission {
  @TextField({ max: 500, description: 'The Message-ID of our e-mail', example: '<0199f2a0@passung.example>' })
  messageId!: string;

  @ChoiceField({ of: ACTIONS, description: 'As in RFC 3464; only `failed` is a bounce', example: 'failed' })
  action!: (typeof ACTIONS)[number];

  @PatternField({
    optional: true,
    pattern: /^[245]\.\d{1,3}\.\d{1,3}$/,
    form: 'an enhanced status code (RFC 3463) like 5.1.1',
    example: '5.1.1',
  })
  status?: string;

  @TextField({ max: 2_000, description: "The mail server's words", example: '550 5.1.1 No such mailbox here' })
  reason!: string;
}

export class BounceResult {
  @ApiProperty({
    enum: ['recorded', 'known', 'ignored'],
    description: 'ignored: it reports no failure, or is about none of our e-mails',
  })
  outcome!: BounceOutcome;
}

const pipe = validationPipe();

@ApiTags('Notifications')
@ApiExtraModels(BounceSubmission)
@AllowedRoles('admin')
@Controller('v1/notifications/bounces')
export class BounceController {
  constructor(private readonly bounces: BounceService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Report an e-mail that came back: as JSON, or the message of the mail server as it is (RFC 3464)',
  })
  @ApiConsumes('application/json', 'message/rfc822')
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(BounceSubmission) }, { type: 'string' }] } })
  @ApiOkResponse({ type: BounceResult })
  @ApiBadRequestResponse({ description: 'It is no delivery status notification' })
  async report(@Body() body: unknown): Promise<BounceResult> {
    const report =
      typeof body === 'string'
        ? await readMessage(body)
        : ((await pipe.transform(body, { type: 'body', metatype: BounceSubmission })) as BounceSubmission);
    return { outcome: await this.bounces.record(report) };
  }
}

async function readMessage(source: string) {
  try {
    return await readDeliveryStatus(source);
  } catch (error) {
    if (error instanceof NotABounce) throw new Problem('malformed-body', `This is no bounce. ${error.message}`);
    throw error;
  }
}

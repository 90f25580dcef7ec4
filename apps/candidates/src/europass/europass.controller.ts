import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowedRoles } from '#platform/caller';
import { RepeatsByItself } from '#platform/idempotency/idempotency-key';
import { draftOf } from './draft.ts';
import { EuropassDraft } from './europass.resource.ts';
import { readEuropass } from './read-europass.ts';
import { XML_MEDIA_TYPES } from './xml-bodies.ts';

/** As the editor exports it, cut down to what is needed to be read. */
const EXAMPLE = {
  SkillsPassport: {
    Locale: 'lv',
    LearnerInfo: {
      Identification: { PersonName: { FirstName: 'Anna', Surname: 'Beispiel' } },
      WorkExperience: [{ Period: { From: { Year: 2018 } }, Position: { Label: 'Santehniķis' } }],
    },
  },
};

@ApiTags('Candidates')
@AllowedRoles('institution', 'admin')
@Controller('v1/candidates/europass')
export class EuropassController {
  @Post()
  @RepeatsByItself()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make a draft of a nomination from a Europass CV',
    description:
      'Takes the XML that the Europass editor writes (Candidate, since 2020), or the SkillsPassport of the editor before (schema version 3) as XML or JSON. Nothing is stored: the answer is a draft with questions, e.g. which occupation is meant, what was consented to, and from when they can work.',
  })
  @ApiConsumes(...XML_MEDIA_TYPES, 'application/json')
  @ApiBody({
    schema: { oneOf: [{ type: 'object', additionalProperties: true, example: EXAMPLE }, { type: 'string' }] },
    description: 'The document as it was exported',
  })
  @ApiOkResponse({ type: EuropassDraft })
  draft(@Body() document: unknown): EuropassDraft {
    return draftOf(readEuropass(document), new Date());
  }
}

import { ApiProperty } from '@nestjs/swagger';

/** What a vacancy's text may be warned of. Programs tell warnings apart by it; codes stay the same for ever. */
export const WARNING_CODES = [
  'gendered-title',
  'third-gender-missing',
  'one-sex-wanted',
  'native-speaker',
  'native-level',
  'accent',
  'nationality',
  'age-limit',
  'age-word',
  'family-status',
  'religion',
  'photo',
  'physical-fitness',
  'body-height',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** A place in the text of a vacancy that the law against discrimination may hold against the company. */
export class WordingWarning {
  @ApiProperty({ enum: WARNING_CODES, example: 'native-speaker' })
  code!: WarningCode;

  @ApiProperty({ description: 'The field, as a JSON Pointer (RFC 6901) into the body', example: '#/description' })
  pointer!: string;

  @ApiProperty({ description: 'Where the phrase begins in the field, in UTF-16 code units', example: 42 })
  offset!: number;

  @ApiProperty({ description: 'What was found, as it stands there', example: 'Muttersprache' })
  phrase!: string;

  @ApiProperty({
    description: 'The law; AGG is the German General Act on Equal Treatment',
    example: 'AGG §§ 1, 3 (2), 7 (1), 11',
  })
  legalBasis!: string;

  @ApiProperty({
    description: 'Why it may be unlawful',
    example: 'To ask for a mother tongue puts people of other ethnic origin at a disadvantage.',
  })
  reason!: string;

  @ApiProperty({
    description: 'What to write instead',
    example: 'Name the level that the work needs, e.g. "German at level C1".',
  })
  suggestion!: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, MomentField, TextField, YesNoField } from '#platform/fields';

/**
 * What a person may consent to. `matching`: to be compared with vacancies, under a pseudonym; `introduction`: to be named
 * to a company; `contact`: to be written or called to by the city.
 */
export const CONSENT_PURPOSES = ['matching', 'introduction', 'contact'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** What a person said about one purpose. */
export class Consent {
  @ChoiceField({ of: CONSENT_PURPOSES, example: 'matching' })
  purpose!: ConsentPurpose;

  @YesNoField({ description: '`false`: asked and refused, or withdrawn', example: true })
  given!: boolean;

  @MomentField({ description: 'When they said so', example: '2026-10-01T09:00:00Z' })
  at!: string;

  @TextField({
    max: 500,
    optional: true,
    description: 'How they said so and where that can be looked up; told with the history',
    example: 'Signed form, file 2026/117',
  })
  proof?: string;
}

/** What was once said, and when we were told. */
export class ConsentRecord extends Consent {
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Subject of the access token with which it was told' })
  recordedBy!: string;
}

export class ConsentHistory {
  @ApiProperty({ type: [ConsentRecord], description: 'In the order in which it was told; nothing is ever removed' })
  items!: ConsentRecord[];
}

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

/** Whether somebody consents to a purpose: what is not said is not consented to. */
export const consentsTo =
  (wanted: ConsentPurpose) =>
  ({ consents }: { readonly consents: readonly Consent[] }): boolean =>
    consents.some(({ purpose, given }) => purpose === wanted && given);

export const consentsToMatching = consentsTo('matching');

import { LOCALES, type Locale } from '#occupations/locale';
import { ChoiceField, EmailField, TextField } from '#platform/fields';

/** A company as a partner sends it with a vacancy. */
export class CompanySubmission {
  @TextField({ max: 200, description: "Your system's own name for the company", example: 'muster-shk' })
  externalRef!: string;

  @TextField({ max: 200, example: 'Muster Heizung-Sanitär GmbH' })
  name!: string;

  @EmailField({ description: 'Where e-mails about confirmed matches go', example: 'jobs@muster-shk.example' })
  contactEmail!: string;

  @ChoiceField({ of: LOCALES, description: 'The language the company is written to in', example: 'de' })
  locale!: Locale;
}

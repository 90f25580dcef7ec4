import { LOCALES, type Locale } from '#occupations/locale';
import { ChoiceField, EmailField, ListField, TextField } from '#platform/fields';

const REFERENCE = { max: 200, description: "Your system's own name for the company", example: 'muster-shk' };
const NAME = { max: 200, example: 'Muster Heizung-Sanitär GmbH' };
const CONTACT_EMAIL = {
  description: 'Where e-mails about confirmed matches go',
  example: 'jobs@muster-shk.example',
};
const LOCALE = { of: LOCALES, description: 'The language the company is written to in', example: 'de' };

export class CompanyContact {
  @TextField({ max: 200, example: 'Petra Muster' })
  name!: string;

  @EmailField({ example: 'petra@muster-shk.example' })
  email!: string;

  @TextField({ max: 100, optional: true, description: 'What the person does in the company', example: 'Personal' })
  role?: string;

  @TextField({ max: 50, optional: true, example: '+49 391 5550100' })
  phone?: string;
}

/** A company as a partner describes it. */
export class CompanySubmission {
  @TextField({ ...REFERENCE, optional: true, description: `${REFERENCE.description}; if given, as in the address` })
  externalRef?: string;

  @TextField(NAME)
  name!: string;

  @EmailField(CONTACT_EMAIL)
  contactEmail!: string;

  @ChoiceField(LOCALE)
  locale!: Locale;

  @ListField(() => CompanyContact, {
    max: 20,
    optional: true,
    description: 'Who can be spoken to, beside the contact address; if not given, nobody',
  })
  contacts?: CompanyContact[];
}

/** The company as a vacancy names it: by its reference alone if it is known, or described as well. */
export class VacancyCompany {
  @TextField({ ...REFERENCE, description: `${REFERENCE.description}; enough if the company is known` })
  externalRef!: string;

  @TextField({ ...NAME, optional: true })
  name?: string;

  @EmailField({ ...CONTACT_EMAIL, optional: true })
  contactEmail?: string;

  @ChoiceField({ ...LOCALE, optional: true })
  locale?: Locale;
}

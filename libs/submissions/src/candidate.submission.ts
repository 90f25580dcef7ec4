import { LOCALES, type Locale } from '#occupations/locale';
import { OCCUPATION_SCHEMES, type OccupationScheme } from '#occupations/resolve-occupation';
import {
  ChoiceField,
  ChoiceListField,
  CountryField,
  DayField,
  EmailField,
  IdField,
  ListField,
  NumberField,
  ObjectField,
  PatternField,
  PatternListField,
  TextField,
  WholeNumberField,
  YesNoField,
} from '#platform/fields';
import { ENGAGEMENTS, type Engagement } from '#scoring/vocabulary';
import { Consent } from './consent.submission.ts';
import { LanguageSkill } from './language.submission.ts';
import { Recognition } from './recognition.submission.ts';

class Person {
  @TextField({ max: 100, example: 'Anna' })
  givenName!: string;

  @TextField({ max: 100, example: 'Beispiel' })
  familyName!: string;

  @EmailField({ example: 'anna@beispiel.example' })
  email!: string;

  @ChoiceField({ of: LOCALES, description: 'The language the person is written to in', example: 'lv' })
  preferredLanguage!: Locale;

  @PatternField({
    pattern: /^\+[1-9][0-9 ()/-]{5,24}$/,
    form: 'an international number like +371 20000000',
    optional: true,
    example: '+371 20000000',
  })
  phone?: string;

  @DayField({ optional: true, example: '1994-05-17' })
  birthDate?: string;
}

class Residence {
  @CountryField({ example: 'LV' })
  country!: string;
}

class OccupationName {
  @ChoiceField({ of: OCCUPATION_SCHEMES, example: 'isco-08' })
  scheme!: OccupationScheme;

  @TextField({
    max: 200,
    description: 'A code of the scheme or, for `name`, a trade in German, English or Latvian',
    example: '7126',
  })
  code!: string;
}

export class OccupationExperience extends OccupationName {
  @NumberField({ min: 0, max: 60, optional: true, description: 'Not stated is not the same as none', example: 6 })
  experienceYears?: number;
}

export class Qualification {
  @IdField({
    optional: true,
    description:
      'As it was given; without it a qualification is known again by its occupation, country and day of award',
  })
  id?: string;

  @TextField({ max: 200, description: 'As the certificate says', example: 'Santehniķis' })
  title!: string;

  @ObjectField(() => OccupationName)
  occupation!: OccupationName;

  @CountryField({ example: 'LV' })
  awardedIn!: string;

  @DayField({ optional: true, example: '2016-06-30' })
  awardedOn?: string;

  @ObjectField(() => Recognition, { optional: true })
  recognition?: Recognition;
}

class Availability {
  @DayField({ example: '2027-02-01' })
  from!: string;

  @ChoiceListField({ of: ENGAGEMENTS, example: ['permanent'] })
  engagements!: Engagement[];

  @PatternListField({
    pattern: /^[A-Z]{2}[A-Z0-9]{0,3}$/,
    form: 'a country code like DE or a NUTS code like DEE0',
    max: 50,
    example: ['DE'],
  })
  regions!: string[];
}

/** Licences of Directive 2006/126/EC, and the German ones for tractors. */
export const DRIVING_LICENCES = [
  'AM',
  'A1',
  'A2',
  'A',
  'B1',
  'B',
  'BE',
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
  'T',
  'L',
] as const;

class Mobility {
  @YesNoField({ optional: true, description: 'Would move to where the work is', example: true })
  relocates?: boolean;

  @WholeNumberField({ min: 0, max: 300, optional: true, description: 'How far they would travel to work', example: 40 })
  commuteKilometres?: number;

  @ChoiceListField({ of: DRIVING_LICENCES, min: 0, optional: true, example: ['B'] })
  drivingLicences?: (typeof DRIVING_LICENCES)[number][];

  @YesNoField({ optional: true, example: false })
  ownVehicle?: boolean;
}

/** A candidate as an institution sends it. */
export class CandidateSubmission {
  @ObjectField(() => Person, { description: 'Stays in this service' })
  person!: Person;

  @ObjectField(() => Residence)
  residence!: Residence;

  @ListField(() => OccupationExperience, { min: 1, max: 10 })
  occupations!: OccupationExperience[];

  @ListField(() => Qualification, { max: 20, optional: true })
  qualifications?: Qualification[];

  @ListField(() => LanguageSkill, { max: 20, optional: true })
  languages?: LanguageSkill[];

  @ObjectField(() => Availability)
  availability!: Availability;

  @ObjectField(() => Mobility, { optional: true, description: 'Stays in this service' })
  mobility?: Mobility;

  @WholeNumberField({
    min: 1,
    max: 30,
    optional: true,
    description: 'How many people would come, the candidate included, for later help; never part of matching',
    example: 3,
  })
  householdSize?: number;

  @TextField({ max: 4_000, optional: true, description: 'What else is good to know; stays in this service' })
  notes?: string;

  @ListField(() => Consent, {
    max: 3,
    description:
      'Without consent to matching nobody learns of the candidate. A purpose that is left out is not consented to',
  })
  consents!: Consent[];
}

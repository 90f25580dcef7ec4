import { LOCALES, type Locale } from '#occupations/locale';
import { OCCUPATION_SCHEMES, type OccupationScheme } from '#occupations/resolve-occupation';
import {
  ChoiceField,
  ChoiceListField,
  CountryField,
  DayField,
  EmailField,
  LanguageField,
  ListField,
  MomentField,
  NumberField,
  ObjectField,
  PatternListField,
  TextField,
  YesNoField,
} from '#platform/fields';
import {
  CANDIDATE_LEVELS,
  type CandidateLevel,
  CEFR_LEVELS,
  type CefrLevel,
  ENGAGEMENTS,
  type Engagement,
  EVIDENCES,
  type Evidence,
  RECOGNITION_STATUSES,
  type RecognitionStatus,
} from '#scoring/vocabulary';

/** What a person may consent to. */
export const CONSENT_PURPOSES = ['matching', 'introduction', 'contact'] as const;

class Person {
  @TextField({ max: 100, example: 'Anna' })
  givenName!: string;

  @TextField({ max: 100, example: 'Beispiel' })
  familyName!: string;

  @EmailField({ example: 'anna@beispiel.example' })
  email!: string;

  @ChoiceField({ of: LOCALES, description: 'The language the person is written to in', example: 'lv' })
  preferredLanguage!: Locale;
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

class Recognition {
  @ChoiceField({ of: RECOGNITION_STATUSES, description: 'State of recognition in Germany', example: 'in-process' })
  status!: RecognitionStatus;

  @TextField({
    max: 200,
    optional: true,
    description: 'The body that recognises, never a person',
    example: 'HWK Magdeburg',
  })
  authority?: string;

  @DayField({ optional: true, example: '2026-09-01' })
  appliedOn?: string;

  @DayField({ optional: true, description: 'When the result is expected', example: '2027-01-15' })
  expectedOn?: string;
}

export class Qualification {
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

class LanguageCourse {
  @ChoiceField({ of: CEFR_LEVELS, description: 'The level at its end', example: 'B1' })
  level!: CefrLevel;

  @DayField({ example: '2027-01-31' })
  expectedOn!: string;
}

export class LanguageSkill {
  @LanguageField({ example: 'de' })
  language!: string;

  @ChoiceField({
    of: CANDIDATE_LEVELS,
    description: 'Common European Framework of Reference; `none`: no knowledge',
    example: 'A2',
  })
  level!: CandidateLevel;

  @ChoiceField({ of: EVIDENCES, optional: true, example: 'certificate' })
  evidence?: Evidence;

  @DayField({ optional: true, example: '2026-05-10' })
  examinedOn?: string;

  @ObjectField(() => LanguageCourse, { optional: true, description: 'A course under way' })
  course?: LanguageCourse;
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

export class Consent {
  @ChoiceField({ of: CONSENT_PURPOSES, example: 'matching' })
  purpose!: (typeof CONSENT_PURPOSES)[number];

  @YesNoField({ description: '`false`: asked and refused, or withdrawn', example: true })
  given!: boolean;

  @MomentField({ example: '2026-10-01T09:00:00Z' })
  at!: string;
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

  @ListField(() => Consent, { max: 10, description: 'Without consent to matching nobody learns of the candidate' })
  consents!: Consent[];
}

import { CERTAINTIES, DEMANDS, type VacancyState } from '#contracts/vacancy-event';
import { OCCUPATION_SCHEMES, type OccupationScheme } from '#occupations/resolve-occupation';
import {
  ChoiceField,
  CountryField,
  DayField,
  LanguageField,
  ListField,
  NumberField,
  ObjectField,
  PatternField,
  TextField,
  WholeNumberField,
} from '#platform/fields';
import {
  CEFR_LEVELS,
  type CefrLevel,
  ENGAGEMENTS,
  type Engagement,
  LANGUAGE_IMPORTANCES,
  type LanguageImportance,
  RECOGNITION_WISHES,
  type RecognitionWish,
} from '#scoring/vocabulary';
import { VacancyCompany } from './company.submission.ts';
import { nextYear } from './next-year.ts';

/** What a submission may ask for. */
const SUBMITTED_STATUSES = ['draft', 'open'] as const;
export type SubmittedStatus = (typeof SUBMITTED_STATUSES)[number];

export class OccupationSubmission {
  @ChoiceField({ of: OCCUPATION_SCHEMES, example: 'isco-08' })
  scheme!: OccupationScheme;

  @TextField({
    max: 200,
    description: 'A code of the scheme or, for `name`, a trade in German, English or Latvian',
    example: '7126',
  })
  code!: string;
}

class Workplace {
  @TextField({ max: 12, example: '39104' })
  postalCode!: string;

  @TextField({ max: 100, example: 'Magdeburg' })
  city!: string;

  @CountryField({ example: 'DE' })
  country!: string;

  @PatternField({
    optional: true,
    pattern: /^[A-Z]{2}[A-Z0-9]{1,3}$/,
    form: 'a NUTS code like DEE03',
    description: 'Sharpens which candidates are near; found from the postal code for the Magdeburg region',
    example: 'DEE03',
  })
  nuts?: string;
}

class LanguageRequirement {
  @LanguageField({ example: 'de' })
  language!: string;

  @ChoiceField({ of: CEFR_LEVELS, description: 'Common European Framework of Reference', example: 'B1' })
  level!: CefrLevel;

  @ChoiceField({ of: LANGUAGE_IMPORTANCES, example: 'must' })
  importance!: LanguageImportance;
}

/** Weights of the criteria for one vacancy; each criterion of the scorer has its field. */
class OwnWeights {
  @NumberField({ min: 0, max: 1_000, optional: true, example: 40 })
  trade?: number;

  @NumberField({ min: 0, max: 1_000, optional: true, example: 20 })
  recognition?: number;

  @NumberField({ min: 0, max: 1_000, optional: true, example: 40 })
  language?: number;
}

class Requirements {
  @ChoiceField({
    of: RECOGNITION_WISHES,
    optional: true,
    description: '`preferred` if not given; `not-needed` is refused where the law regulates the occupation',
    example: 'preferred',
  })
  recognition?: RecognitionWish;

  @NumberField({ min: 0, max: 50, optional: true, example: 2 })
  experienceYears?: number;

  @ListField(() => LanguageRequirement, { max: 10, optional: true })
  languages?: LanguageRequirement[];

  @ObjectField(() => OwnWeights, {
    optional: true,
    description:
      'How much each criterion counts for this vacancy, within the bounds of the ruleset (by default trade 30 to 80, recognition ' +
      'and language 0 to 50). What is left out counts as the ruleset says',
  })
  weights?: OwnWeights;
}

/** A vacancy as a partner sends it. */
export class VacancySubmission {
  @TextField({ max: 200, description: "Your system's own name for the vacancy", example: 'HWK-2026-0815' })
  externalRef!: string;

  @ChoiceField({
    of: SUBMITTED_STATUSES,
    optional: true,
    description:
      '`draft`: kept, and published to nobody. `open`: matched at once; opens a draft or closed one again. If not given, a ' +
      'new vacancy is open and a draft stays one',
    example: 'open',
  })
  status?: SubmittedStatus;

  @ObjectField(() => VacancyCompany)
  company!: VacancyCompany;

  @TextField({ max: 200, example: 'Anlagenmechaniker SHK (m/w/d)' })
  title!: string;

  @TextField({ max: 20_000, optional: true })
  description?: string;

  @ObjectField(() => OccupationSubmission)
  occupation!: OccupationSubmission;

  @ChoiceField({ of: ENGAGEMENTS, example: 'permanent' })
  engagement!: Engagement;

  @ChoiceField({ of: DEMANDS, description: '`foreseeable`: needed, but not yet', example: 'open' })
  demand!: VacancyState['demand'];

  @ChoiceField({
    of: CERTAINTIES,
    optional: true,
    description:
      'How certain a foreseeable demand is: decided, more likely than not, or dependent on what is still open. An open ' +
      'demand is `certain`',
    example: 'certain',
  })
  certainty?: NonNullable<VacancyState['certainty']>;

  @WholeNumberField({ min: 1, max: 1_000, description: 'How many people are needed', example: 2 })
  positions!: number;

  @DayField({ description: 'First day; neither in the past nor more than ten years ahead', example: nextYear('03-01') })
  startsOn!: string;

  @DayField({ optional: true, description: 'Last day; required for an internship, and only for one' })
  endsOn?: string;

  @DayField({
    description: 'Last day on which the vacancy stands; then it expires. Not in the past',
    example: nextYear('06-30'),
  })
  validThrough!: string;

  @ObjectField(() => Workplace)
  workplace!: Workplace;

  @ObjectField(() => Requirements)
  requirements!: Requirements;
}

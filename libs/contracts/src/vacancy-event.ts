import Type, { type Static } from 'typebox';
import { CRITERION_NAMES, type CriterionName } from '#scoring/criteria';
import { CEFR_LEVELS, ENGAGEMENTS, LANGUAGE_IMPORTANCES, RECOGNITION_WISHES } from '#scoring/vocabulary';
import type { EventContract } from './event-contract.ts';
import { VACANCY_TOPIC } from './topics.ts';
import { CountryCode, Day, Id, LanguageCode, Moment, OccupationValue, oneOf, Version } from './value-schemas.ts';

/** `foreseeable`: the company expects to need someone, but cannot hire today. */
export const DEMANDS = ['open', 'foreseeable'] as const;

/** How likely the company is to need someone: it is decided, more likely than not, or depends on what is still open. */
export const CERTAINTIES = ['certain', 'likely', 'possible'] as const;

/** Whether candidates can be found for the vacancy. Why it is closed stands in `closing`, which may learn new reasons. */
export const PUBLISHED_STATUSES = ['open', 'filled', 'withdrawn'] as const;

const Weights = Type.Unsafe<{ [Name in CriterionName]?: number }>(
  Type.Object(Object.fromEntries(CRITERION_NAMES.map((name) => [name, Type.Optional(Type.Number({ minimum: 0 }))])), {
    description: "How much the criteria count for this vacancy, where it differs from the ruleset's weights",
  }),
);

/** The whole current public state of a vacancy. */
export const VacancyState = Type.Object({
  id: Id,
  version: Version,
  externalRef: Type.String({ description: "The partner system's own name for the vacancy" }),
  companyId: Id,
  title: Type.String(),
  description: Type.Optional(Type.String()),
  occupation: OccupationValue,
  engagement: oneOf(ENGAGEMENTS),
  demand: oneOf(DEMANDS),
  certainty: Type.Optional(oneOf(CERTAINTIES, 'How certain the demand is, where the partner said so')),
  status: oneOf(PUBLISHED_STATUSES),
  closing: Type.Optional(
    Type.Object(
      {
        reason: Type.String({
          description:
            'filled, withdrawn or expired. More may come: treat those you do not know as "no longer to be filled". ' +
            'An expired vacancy has the status withdrawn.',
          examples: ['expired'],
        }),
        at: Moment,
      },
      { description: 'Why and when the vacancy was closed; absent while it is open' },
    ),
  ),
  positions: Type.Integer({ minimum: 1 }),
  startsOn: Day,
  endsOn: Type.Optional(Day),
  validThrough: Day,
  workplace: Type.Object({
    postalCode: Type.String(),
    city: Type.String(),
    country: CountryCode,
    nuts: Type.Optional(Type.String({ description: 'NUTS 2024 code of the workplace, where it is known' })),
  }),
  requirements: Type.Object({
    recognition: oneOf(RECOGNITION_WISHES),
    experienceYears: Type.Optional(Type.Number({ minimum: 0 })),
    languages: Type.Array(
      Type.Object({ language: LanguageCode, level: oneOf(CEFR_LEVELS), importance: oneOf(LANGUAGE_IMPORTANCES) }),
    ),
    weights: Type.Optional(Weights),
  }),
  updatedAt: Moment,
});
export type VacancyState = Static<typeof VacancyState>;

export const VacancyChanged = {
  type: 'vacancy.changed',
  topic: VACANCY_TOPIC,
  keyedBy: 'vacancy id',
  description:
    'A vacancy was published, edited, closed (`closing` says why) or opened again. Drafts are not published.',
  value: VacancyState,
} as const satisfies EventContract;

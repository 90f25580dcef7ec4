import Type, { type Static } from 'typebox';
import { CRITERION_NAMES } from './criteria.ts';
import { LANGUAGE_IMPORTANCES, RECOGNITION_STATUSES } from './vocabulary.ts';

/** What recognition says of taking up the work: now, from a day on, or not. */
export const GATES = ['open', 'conditional', 'closed'] as const;
export type Gate = (typeof GATES)[number];

/**
 * Counts up when a rule that is code changes its results, so that a new version of the ruleset comes with it and what
 * was proposed before is recomputed as it was. 2: in a regulated occupation only a qualification for it opens the gate.
 */
export const EDITION = 2;

const SCORED_RELATIONS = ['same-occupation', 'same-unit-group', 'same-minor-group', 'same-sub-major-group'] as const;

const strict = <Of extends Type.TProperties>(properties: Of, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });

/** An object with exactly these keys, all of one schema. */
const each = <const Key extends string, Of extends Type.TSchema>(
  keys: readonly Key[],
  schema: Of,
  description: string,
) =>
  Type.Unsafe<Readonly<Record<Key, Static<Of>>>>(
    strict(Object.fromEntries(keys.map((key) => [key, schema])), description),
  );

const Share = Type.Number({ minimum: 0, maximum: 1 });
const Points = Type.Number({ minimum: 0 });
const GateState = Type.Unsafe<Gate>(Type.String({ enum: [...GATES] }));
const LanguageStep = Type.Unsafe<readonly [levelsShort: number, value: number]>(
  Type.Array(Type.Number({ minimum: 0 }), { minItems: 2, maxItems: 2 }),
);

/** Everything that can be set about scoring, as a JSON Schema. Values are shares between 0 and 1 unless said otherwise. */
export const RulesetContent = strict(
  {
    edition: Type.Optional(
      Type.Literal(EDITION, {
        description: 'The edition of the rules that are code. What is put into force states it; missing means 1.',
      }),
    ),
    tables: Type.Optional(
      Type.String({
        pattern: '^t-[0-9a-f]{12}$',
        description:
          'The tables of related trades and regulated occupations by which it scores. Leave it out: the program puts in those of its release.',
      }),
    ),
    weights: each(
      CRITERION_NAMES,
      Points,
      'Points at stake, in any unit. The trade always counts, so that there is something to share them among.',
    ),
    weightBounds: each(
      CRITERION_NAMES,
      strict({ minimum: Points, maximum: Points }),
      'Between which weights a vacancy may choose its own.',
    ),
    tradeValues: each(
      SCORED_RELATIONS,
      Share,
      'Trade value by relation. Related trades bring their own; what is unrelated is not considered.',
    ),
    experience: strict(
      { deductionPerYear: Share, maximum: Share },
      'What each missing year of experience takes off the trade value, and the most that is taken off.',
    ),
    recognition: each(
      RECOGNITION_STATUSES,
      strict({ value: Share, regulated: GateState, required: GateState }),
      "By state: its value where the occupation is not regulated, and the gate by law and by a company's wish.",
    ),
    regulatedGateValues: each(GATES, Share, 'Recognition value in a regulated occupation, by its gate.'),
    languageSteps: Type.Array(LanguageStep, {
      minItems: 1,
      description: 'Pairs of levels short, ascending from 0, and the value there. In between straight lines.',
    }),
    importanceWeights: each(
      LANGUAGE_IMPORTANCES,
      Type.Number({ exclusiveMinimum: 0 }),
      'How much a language counts among several.',
    ),
    threshold: Type.Number({ minimum: 0, maximum: 100, description: 'The lowest score that is proposed.' }),
    shortlistSize: Type.Integer({ minimum: 1, maximum: 1_000, description: 'How many are proposed for a vacancy.' }),
    availabilityGraceDays: Type.Integer({
      minimum: 0,
      description: 'Days after the start by which someone may be available and still be considered.',
    }),
  },
  'By what Passung scores. Its version is the hash of its content.',
);
export type RulesetContent = Static<typeof RulesetContent>;

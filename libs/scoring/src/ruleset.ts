import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import Type, { type Static } from 'typebox';
import content from './default-ruleset.json' with { type: 'json' };
import { LANGUAGE_IMPORTANCES, RECOGNITION_STATUSES, type RecognitionStatus } from './vocabulary.ts';

/** What recognition says of taking up the work: now, from a day on, or not. */
export const GATES = ['open', 'conditional', 'closed'] as const;
export type Gate = (typeof GATES)[number];

const Share = Type.Number({ minimum: 0, maximum: 1 });
const GateState = Type.Unsafe<Gate>(Type.String({ enum: [...GATES] }));

/** An object with exactly these keys, all of one schema. */
const each = <const Key extends string, Of extends Type.TSchema>(keys: readonly Key[], schema: Of) =>
  Type.Unsafe<Readonly<Record<Key, Static<Of>>>>(strict(Object.fromEntries(keys.map((key) => [key, schema]))));

const strict = <Of extends Type.TProperties>(properties: Of) =>
  Type.Object(properties, { additionalProperties: false });

/** What can be set about scoring. All values are shares between 0 and 1 unless said otherwise. */
export const RulesetContent = strict({
  /** Points at stake, in any unit. The trade always counts, so that there is something to share them among. */
  weights: strict({
    trade: Type.Number({ exclusiveMinimum: 0 }),
    recognition: Type.Number({ minimum: 0 }),
    language: Type.Number({ minimum: 0 }),
  }),
  /** Trade value by relation. Related trades bring their own; what is unrelated has none. */
  tradeValues: each(['same-occupation', 'same-unit-group', 'same-minor-group', 'same-sub-major-group'], Share),
  experience: strict({ deductionPerYear: Share, maximum: Share }),
  /** By state: its value where the occupation is not regulated, and the gate by law and by a company's wish. */
  recognition: each(
    RECOGNITION_STATUSES satisfies readonly RecognitionStatus[],
    strict({ value: Share, regulated: GateState, required: GateState }),
  ),
  /** Recognition value in a regulated occupation. */
  regulatedGateValues: each(GATES, Share),
  /** Levels short of what is asked, ascending from 0, and the value there. In between straight lines. */
  languageSteps: Type.Array(
    Type.Unsafe<readonly [number, number]>(Type.Array(Type.Number({ minimum: 0 }), { minItems: 2, maxItems: 2 })),
    {
      minItems: 1,
    },
  ),
  /** How much a language counts among several. */
  importanceWeights: each(LANGUAGE_IMPORTANCES, Type.Number({ exclusiveMinimum: 0 })),
  /** The lowest score that is proposed, 0 to 100. */
  threshold: Type.Number({ minimum: 0, maximum: 100 }),
  /** How many are proposed for a vacancy. */
  shortlistSize: Type.Integer({ minimum: 1 }),
  /** Days after the start by which someone may be available and still be considered. */
  availabilityGraceDays: Type.Integer({ minimum: 0 }),
});
export type RulesetContent = Static<typeof RulesetContent>;

/** The rules by which pairs are scored, and their version. */
export type Ruleset = RulesetContent & {
  /** `r-` and the first 12 hex digits of the SHA-256 of the content, whatever the order in which it was written. */
  readonly version: string;
};

/** A ruleset that cannot be used. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError';

  /** @param path JSON pointer to what is wrong */
  constructor(
    readonly path: string,
    detail: string,
  ) {
    super(`The ruleset cannot be used: ${path || 'it'} ${detail}.`);
  }
}

const isContent = new Ajv2020({ strict: true }).compile<RulesetContent>(RulesetContent);

/**
 * Takes a ruleset as it was read from a file.
 *
 * @throws {RulesetError} naming the first path that is wrong
 */
export function readRuleset(source: unknown): Ruleset {
  if (!isContent(source)) {
    const [fault] = isContent.errors ?? [];
    const what = fault?.params.additionalProperty ?? '';
    throw new RulesetError(fault?.instancePath ?? '', `${fault?.message} ${what}`.trim());
  }
  checkSteps(source.languageSteps);
  const hash = createHash('sha256').update(canonical(source)).digest('hex');
  return { ...source, version: `r-${hash.slice(0, 12)}` };
}

function checkSteps(steps: RulesetContent['languageSteps']): void {
  steps.forEach(([shortfall, value], index) => {
    const path = `/languageSteps/${index}`;
    const before = steps[index - 1];
    if (before === undefined && shortfall !== 0) throw new RulesetError(path, 'must be the one for 0 levels short');
    if (before !== undefined && shortfall <= before[0])
      throw new RulesetError(path, 'must be further short than the one before');
    if (value > (before?.[1] ?? 1)) throw new RulesetError(path, `must not have a value above ${before?.[1] ?? 1}`);
  });
}

/** The same text for the same content: keys in order, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** The ruleset in force. */
export const defaultRuleset: Ruleset = readRuleset(content);

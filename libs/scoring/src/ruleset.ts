import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { parse, YAMLParseError } from 'yaml';
import { contentVersion } from '#occupations/content-version';
import { OCCUPATION_RULES, type OccupationRules } from '#occupations/occupation-rules';
import content from '../data/default-ruleset.json' with { type: 'json' };
import { CRITERION_NAMES } from './criteria.ts';
import { EDITION, RulesetContent } from './ruleset-content.ts';

/** The rules by which pairs are scored, and their version. */
export type Ruleset = RulesetContent & {
  /** The tables that `tables` of the content means. */
  readonly occupationRules: OccupationRules;
  /** `r-` and the first 12 hex digits of the SHA-256 of the content, whatever the order in which it was written. */
  readonly version: string;
};

/** What is wrong with one value of a ruleset, and what would be right. */
export interface RulesetFault {
  /** JSON pointer; empty for the whole. */
  readonly path: string;
  readonly detail: string;
}

/** A ruleset that cannot be used; the message names all that is wrong with it. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError';

  constructor(readonly faults: readonly RulesetFault[]) {
    const lines = faults.map(({ path, detail }) => `  ${path || 'the file'} ${detail}`);
    super(`The ruleset cannot be used:\n${lines.join('\n')}`);
  }
}

/**
 * Reads a ruleset that is to be put into force from the text of a file, YAML or JSON.
 *
 * @throws {RulesetError} also if it is of an earlier edition of the rules, by which nothing new may be proposed
 */
export function parseRuleset(text: string): Ruleset {
  try {
    const written: unknown = parse(text);
    const isObject = typeof written === 'object' && written !== null && !Array.isArray(written);
    const ruleset = readRuleset(isObject ? { tables: OCCUPATION_RULES.version, ...written } : written);
    if (ruleset.edition !== undefined) return ruleset;
    const detail = `is missing; write ${EDITION} if its numbers are meant for the rules of docs/scoring.md`;
    throw new RulesetError([{ path: '/edition', detail }]);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new RulesetError([{ path: '', detail: `is neither YAML nor JSON: ${error.message.trim()}` }]);
  }
}

const isContent = new Ajv2020({ strict: true, allErrors: true }).compile<RulesetContent>(RulesetContent);

/**
 * Takes the content of a ruleset, also of one that was once in force.
 *
 * @param occupationRules the tables it means
 * @throws {RulesetError} also if it means other tables
 */
export function readRuleset(source: unknown, occupationRules = OCCUPATION_RULES): Ruleset {
  if (!isContent(source)) throw new RulesetError((isContent.errors ?? []).map(faultOf));
  const faults = [
    ...weightFaults(source),
    ...stepFaults(source.languageSteps),
    ...tablesFaults(source, occupationRules.version),
  ];
  if (faults.length > 0) throw new RulesetError(faults);
  return { ...source, occupationRules, version: contentVersion('r', source) };
}

/** The content of a ruleset without its version, as it is kept and shown. */
export function contentOf({ version: _, occupationRules: __, ...rules }: Ruleset): RulesetContent {
  return rules;
}

function faultOf({ instancePath: path, keyword, params, message = '' }: ErrorObject): RulesetFault {
  if (keyword === 'required') return { path: `${path}/${params.missingProperty}`, detail: 'is missing' };
  if (keyword === 'additionalProperties') {
    return { path: `${path}/${params.additionalProperty}`, detail: 'is not known; remove it or check its spelling' };
  }
  if (keyword === 'const') return { path, detail: `must be ${params.allowedValue}` };
  if (keyword === 'enum') return { path, detail: `must be one of ${params.allowedValues.join(', ')}` };
  return { path, detail: message };
}

function weightFaults({ weights, weightBounds }: RulesetContent): RulesetFault[] {
  const faults = CRITERION_NAMES.flatMap((name): RulesetFault[] => {
    const { minimum, maximum } = weightBounds[name];
    const path = `/weightBounds/${name}`;
    if (maximum < minimum) return [{ path: `${path}/maximum`, detail: `must not be below the minimum (${minimum})` }];
    if (weights[name] >= minimum && weights[name] <= maximum) return [];
    return [{ path: `/weights/${name}`, detail: `must lie within ${path}, from ${minimum} to ${maximum}` }];
  });
  if (weightBounds.trade.minimum > 0) return faults;
  return [...faults, { path: '/weightBounds/trade/minimum', detail: 'must be above 0: the trade always counts' }];
}

/** Rulesets from before tables had a version mean whatever tables there are. */
function tablesFaults({ tables }: RulesetContent, version: string): RulesetFault[] {
  if (tables === undefined || tables === version) return [];
  return [{ path: '/tables', detail: `must be ${version}, the tables of this release; leave it out and it is set` }];
}

function stepFaults(steps: RulesetContent['languageSteps']): RulesetFault[] {
  return steps.flatMap(([levelsShort, value], index): RulesetFault[] => {
    const path = `/languageSteps/${index}`;
    const [levelsBefore, valueBefore] = steps[index - 1] ?? [-1, 1];
    if (index === 0 && levelsShort !== 0) return [{ path, detail: 'must be the one for 0 levels short' }];
    if (levelsShort <= levelsBefore) return [{ path, detail: 'must be further short than the one before' }];
    return value > valueBefore ? [{ path, detail: `must not have a value above ${valueBefore}` }] : [];
  });
}

/** The ruleset that is in force where no other is set. */
export const defaultRuleset: Ruleset = readRuleset({ ...content, tables: OCCUPATION_RULES.version });

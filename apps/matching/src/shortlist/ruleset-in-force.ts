/** The ruleset by which pairs are scored now, as NestJS injects it. */
export const RULESET_IN_FORCE = Symbol('RulesetInForce');

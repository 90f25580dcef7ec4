import type { Occupation } from './occupation.ts';
import { RELATED_TRADES, type RelatedTrade } from './related-trades.ts';
import { covers, type TableOccupation } from './table-occupation.ts';

/** How two occupations stand to each other; a rule of the related-trades table brings its own value. */
export type Relation =
  | {
      readonly kind: 'same-occupation' | 'same-unit-group' | 'same-minor-group' | 'same-sub-major-group' | 'unrelated';
    }
  | { readonly kind: 'related-trade'; readonly rule: RelatedTrade };

/** The closest relation that the tree of ISCO-08 shows. */
function treeRelation(a: Occupation, b: Occupation): Relation {
  if (a.isco === b.isco) {
    return { kind: a.trade !== undefined && a.trade === b.trade ? 'same-occupation' : 'same-unit-group' };
  }
  if (a.isco.slice(0, 3) === b.isco.slice(0, 3)) return { kind: 'same-minor-group' };
  if (a.isco.slice(0, 2) === b.isco.slice(0, 2)) return { kind: 'same-sub-major-group' };
  return { kind: 'unrelated' };
}

/** The rules by every unit group and trade they name, strongest first. */
const RULES_BY_ENTRY = new Map<TableOccupation, RelatedTrade[]>();
for (const rule of RELATED_TRADES) {
  for (const entry of rule.between) RULES_BY_ENTRY.set(entry, [...(RULES_BY_ENTRY.get(entry) ?? []), rule]);
}

function rulesNaming({ isco, trade }: Occupation): readonly RelatedTrade[] {
  const ofGroup = RULES_BY_ENTRY.get(isco) ?? [];
  const ofTrade = trade === undefined ? [] : (RULES_BY_ENTRY.get(trade) ?? []);
  if (ofTrade.length === 0) return ofGroup;
  return [...new Set([...ofGroup, ...ofTrade])].sort((one, other) => other.value - one.value);
}

function relates(rule: RelatedTrade, a: Occupation, b: Occupation): boolean {
  return rule.between.some((one) => covers(one, a) && rule.between.some((other) => other !== one && covers(other, b)));
}

/**
 * All that makes two occupations related, so that whoever weighs them can take the best: the closest relation in the
 * tree of ISCO-08 and every rule of the related-trades table that holds between them, in this order: same occupation,
 * same unit group, rules (strongest first), same minor group, same sub-major group. Two occupations that nothing joins
 * give one `unrelated`. It is the same whichever of the two comes first.
 */
export function relationsBetween(a: Occupation, b: Occupation): Relation[] {
  const tree = treeRelation(a, b);
  const rules = rulesNaming(a)
    .filter((rule) => relates(rule, a, b))
    .map((rule): Relation => ({ kind: 'related-trade', rule }));
  if (tree.kind === 'same-occupation' || tree.kind === 'same-unit-group') return [tree, ...rules];
  if (tree.kind === 'unrelated' && rules.length > 0) return rules;
  return [...rules, tree];
}

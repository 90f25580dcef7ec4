import type { Occupation } from './occupation.ts';
import { RELATED_TRADES, type RelatedTrade } from './related-trades.ts';
import { covers } from './table-occupation.ts';

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
  const rules = RELATED_TRADES.filter((rule) => relates(rule, a, b)).map(
    (rule): Relation => ({ kind: 'related-trade', rule }),
  );
  if (tree.kind === 'same-occupation' || tree.kind === 'same-unit-group') return [tree, ...rules];
  if (tree.kind === 'unrelated' && rules.length > 0) return rules;
  return [...rules, tree];
}

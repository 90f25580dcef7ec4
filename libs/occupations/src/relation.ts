import type { Occupation } from './occupation.ts';
import type { RelatedTrade } from './related-trades.ts';
import { covers, type TableOccupation } from './table-occupation.ts';

/** A rule of the related-trades table, as far as it bears on how near two occupations are. */
export type RelatingRule = Pick<RelatedTrade, 'id' | 'between' | 'value'>;

/** How two occupations stand to each other; a rule of the related-trades table brings its own value. */
export type Relation =
  | {
      readonly kind: 'same-occupation' | 'same-unit-group' | 'same-minor-group' | 'same-sub-major-group' | 'unrelated';
    }
  | { readonly kind: 'related-trade'; readonly rule: RelatingRule };

/** The closest relation that the tree of ISCO-08 shows. */
function treeRelation(a: Occupation, b: Occupation): Relation {
  if (a.isco === b.isco) {
    return { kind: a.trade !== undefined && a.trade === b.trade ? 'same-occupation' : 'same-unit-group' };
  }
  if (a.isco.slice(0, 3) === b.isco.slice(0, 3)) return { kind: 'same-minor-group' };
  if (a.isco.slice(0, 2) === b.isco.slice(0, 2)) return { kind: 'same-sub-major-group' };
  return { kind: 'unrelated' };
}

function relates(rule: RelatingRule, a: Occupation, b: Occupation): boolean {
  return rule.between.some((one) => covers(one, a) && rule.between.some((other) => other !== one && covers(other, b)));
}

/** What the tree of ISCO-08 and a related-trades table say of any two occupations. */
export class Relations {
  /** The rules by every unit group and trade they name, strongest first. */
  private readonly byEntry = new Map<TableOccupation, RelatingRule[]>();

  /** @param rules the strongest first */
  constructor(rules: readonly RelatingRule[]) {
    for (const rule of rules) {
      for (const entry of rule.between) this.byEntry.set(entry, [...(this.byEntry.get(entry) ?? []), rule]);
    }
  }

  /**
   * All that makes two occupations related, so that whoever weighs them can take the best: the closest relation in the
   * tree of ISCO-08 and every rule of the related-trades table that holds between them, in this order: same occupation,
   * same unit group, rules (strongest first), same minor group, same sub-major group. Two occupations that nothing joins
   * give one `unrelated`. It is the same whichever of the two comes first.
   */
  between(a: Occupation, b: Occupation): Relation[] {
    const tree = treeRelation(a, b);
    const rules = this.naming(a)
      .filter((rule) => relates(rule, a, b))
      .map((rule): Relation => ({ kind: 'related-trade', rule }));
    if (tree.kind === 'same-occupation' || tree.kind === 'same-unit-group') return [tree, ...rules];
    if (tree.kind === 'unrelated' && rules.length > 0) return rules;
    return [...rules, tree];
  }

  private naming({ isco, trade }: Occupation): readonly RelatingRule[] {
    const ofGroup = this.byEntry.get(isco) ?? [];
    const ofTrade = trade === undefined ? [] : (this.byEntry.get(trade) ?? []);
    if (ofTrade.length === 0) return ofGroup;
    return [...new Set([...ofGroup, ...ofTrade])].sort((one, other) => other.value - one.value);
  }
}

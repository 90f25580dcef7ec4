import type { Occupation } from '#occupations/occupation';
import type { Relation } from '#occupations/relation';
import type { Ruleset } from './ruleset.ts';

/** How two occupations are related, and how near that makes them. */
export interface Similarity {
  /** 0 to 1. */
  readonly value: number;
  readonly kind: Relation['kind'];
  /** The rule of the related-trades table, if that is what relates them. */
  readonly rule?: string;
}

/** The relation of two occupations that counts most; experience does not enter. */
export function similarityOf(a: Occupation, b: Occupation, { tradeValues, occupationRules }: Ruleset): Similarity {
  return occupationRules.relations
    .between(a, b)
    .map((relation): Similarity => {
      if (relation.kind === 'related-trade')
        return { value: relation.rule.value, kind: relation.kind, rule: relation.rule.id };
      return { value: relation.kind === 'unrelated' ? 0 : tradeValues[relation.kind], kind: relation.kind };
    })
    .reduce((best, similarity) => (similarity.value > best.value ? similarity : best));
}

import { contentVersion } from './content-version.ts';
import { type GatingRegulation, REGULATED_OCCUPATIONS, Regulations } from './regulated.ts';
import { RELATED_TRADES } from './related-trades.ts';
import { type RelatingRule, Relations } from './relation.ts';

/** What the tables of related trades and of regulated occupations say, as far as it bears on a score. Plain JSON. */
export interface OccupationRulesContent {
  /** The strongest first. */
  readonly related: readonly RelatingRule[];
  readonly regulated: readonly GatingRegulation[];
}

/** The tables of one release, by which occupations are held against each other. */
export class OccupationRules {
  /** `t-` and the first 12 hex digits of the SHA-256 of the content. */
  readonly version: string;
  readonly relations: Relations;
  readonly regulations: Regulations<GatingRegulation>;

  constructor(readonly content: OccupationRulesContent) {
    this.version = contentVersion('t', content);
    this.relations = new Relations(content.related);
    this.regulations = new Regulations(content.regulated);
  }
}

/** Those of this release. Texts, owners and sources are left out: they change no score. */
export const OCCUPATION_RULES = new OccupationRules({
  related: RELATED_TRADES.map(({ id, between, value }) => ({ id, between, value })),
  regulated: REGULATED_OCCUPATIONS.map(({ id, occupations, openedBy, competentBody, legalBasis }) => ({
    ...{ id, occupations, competentBody, legalBasis },
    ...(openedBy && { openedBy }),
  })),
});

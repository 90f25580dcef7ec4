import type { Occupation } from '#occupations/occupation';
import type { CandidateFacts } from '../assessment.ts';
import { withoutNoise } from '../rounding.ts';
import type { Ruleset } from '../ruleset.ts';
import { stated } from '../stated.ts';
import type { ExplanationTexts } from '../texts.ts';
import { type Similarity, similarityOf } from '../trade-similarity.ts';
import type { Wording } from '../wording.ts';
import type { Criterion, Finding, Pair, Trace } from './criterion.ts';

/** How the candidate's trade is related to the one asked for. What is unrelated is not scored at all. */
export type TradeReason = Exclude<Similarity['kind'], 'unrelated'>;

/** Experience asked for against experience had; years not stated by the candidate cost nothing. */
export type ExperienceFinding = 'not-asked' | 'not-stated' | 'enough' | 'short';

export type TradeDetails = {
  readonly asked: Occupation;
  /** The candidate's occupation that fits best. */
  readonly offered: Occupation;
  /** 0 to 1, before the deduction. */
  readonly similarity: number;
  /** Id of the rule of the related-trades table. */
  readonly rule?: string;
  readonly experience: ExperienceFinding;
  readonly yearsAsked?: number;
  readonly yearsHad?: number;
  /** The share taken off for years that are missing. */
  readonly deduction: number;
};

export type TradeTrace = Trace<'trade', TradeReason, TradeDetails>;

type TradeFinding = Finding<TradeTrace> & { readonly value: number };

/** How near the candidate's occupation is, less a share for years of experience that are missing. */
export const trade: Criterion<TradeTrace, 'occupations'> = {
  name: 'trade',
  reads: ['occupations'],

  evaluate(pair: Pair<'occupations'>, ruleset: Ruleset): Finding<TradeTrace> {
    return pair.candidate.occupations
      .flatMap((offer) => evaluateOffer(pair, offer, ruleset) ?? [])
      .reduce((best, finding) => (finding.value > best.value ? finding : best));
  },

  explain({ reason, details }: TradeTrace, texts: ExplanationTexts, wording: Wording): string {
    const { asked, offered, experience, yearsAsked = 0, yearsHad = 0, deduction, rule = '' } = details;
    const relation = texts.trade[reason]({
      asked: wording.occupation(asked),
      offered: wording.occupation(offered),
      group: asked.isco,
      why: wording.relation(rule) ?? texts.formerRule({ rule }),
    });
    const years = texts.experience[experience]({
      asked: wording.number(yearsAsked),
      askedYears: wording.plural(yearsAsked),
      had: wording.number(yearsHad),
      deduction: wording.percent(deduction),
    });
    return [relation, years].filter((sentence) => sentence !== '').join(' ');
  },
};

function evaluateOffer(
  { vacancy }: Pair<'occupations'>,
  { occupation, experienceYears }: CandidateFacts['occupations'][number],
  ruleset: Ruleset,
): TradeFinding | undefined {
  const { value: similarity, kind, rule } = similarityOf(vacancy.occupation, occupation, ruleset);
  if (kind === 'unrelated' || similarity === 0) return undefined;
  const asked = vacancy.requirements.experienceYears;
  const { deductionPerYear, maximum } = ruleset.experience;
  const missing = Math.max(0, (asked ?? 0) - (experienceYears ?? asked ?? 0));
  const deduction = withoutNoise(Math.min(maximum, deductionPerYear * missing));
  return {
    value: withoutNoise(similarity * (1 - deduction)),
    reason: kind,
    details: stated({
      asked: onlyOccupation(vacancy.occupation),
      offered: onlyOccupation(occupation),
      similarity,
      rule,
      experience: experienceFinding(asked, experienceYears),
      yearsAsked: asked,
      yearsHad: experienceYears,
      deduction,
    }),
  };
}

function experienceFinding(asked: number | undefined, had: number | undefined): ExperienceFinding {
  if (asked === undefined || asked === 0) return 'not-asked';
  if (had === undefined) return 'not-stated';
  return had < asked ? 'short' : 'enough';
}

const onlyOccupation = ({ isco, trade }: Occupation): Occupation => stated({ isco, trade });

import type { Occupation } from '#occupations/occupation';
import { type GateKind, recognitionStanding } from '../recognition-gate.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Gate } from '../ruleset-content.ts';
import { stated } from '../stated.ts';
import type { ExplanationTexts } from '../texts.ts';
import type { IsoDate, RecognitionStatus } from '../vocabulary.ts';
import type { Wording } from '../wording.ts';
import type { Criterion, Finding, Pair, Trace } from './criterion.ts';

/** The state of recognition, or why there is none to score. */
export type RecognitionReason = RecognitionStatus | 'not-stated' | 'not-needed';

export type RecognitionDetails = {
  /** Reference occupation of the qualification that counts. */
  readonly qualification?: Occupation;
  /** It is one of another occupation than the regulated one, and opens no gate. */
  readonly ofAnotherOccupation?: true;
  readonly regulated: boolean;
  readonly gate?: GateKind;
  readonly gateState?: Gate | 'unknown';
  readonly appliedOn?: IsoDate;
  readonly expectedOn?: IsoDate;
  readonly authority?: string;
  /** Who recognises a regulated occupation. */
  readonly competentBody?: string;
  readonly legalBasis?: string;
};

export type RecognitionTrace = Trace<'recognition', RecognitionReason, RecognitionDetails>;

/** How far recognition of the candidate's qualification has come in Germany. */
export const recognition: Criterion<RecognitionTrace, 'qualifications'> = {
  name: 'recognition',
  reads: ['qualifications'],

  evaluate({ vacancy, candidate }: Pair<'qualifications'>, ruleset: Ruleset): Finding<RecognitionTrace> {
    const standing = recognitionStanding(vacancy, candidate, ruleset);
    const { qualification, ofAnotherOccupation, status, value, gate, regulation } = standing;
    if (vacancy.requirements.recognition === 'not-needed' && regulation === undefined) {
      return { value: null, drops: true, reason: 'not-needed', details: { regulated: false } };
    }
    const { appliedOn, expectedOn, authority } = qualification?.recognition ?? {};
    return {
      value,
      reason: status ?? 'not-stated',
      details: stated({
        qualification:
          qualification && stated({ isco: qualification.occupation.isco, trade: qualification.occupation.trade }),
        ofAnotherOccupation,
        regulated: regulation !== undefined,
        gate: gate?.kind,
        gateState: gate && (gate.state ?? 'unknown'),
        appliedOn,
        expectedOn,
        authority,
        competentBody: regulation?.competentBody,
        legalBasis: regulation?.legalBasis,
      }),
    };
  },

  explain({ reason, details }: RecognitionTrace, texts: ExplanationTexts, wording: Wording): string {
    if (reason === 'not-needed') return texts.recognitionNotNeeded;
    const {
      qualification,
      ofAnotherOccupation,
      regulated,
      gate,
      gateState,
      expectedOn,
      authority,
      competentBody = '',
      legalBasis = '',
    } = details;
    const state =
      reason === 'not-stated'
        ? texts.recognitionNotStated
        : texts.recognition[reason]({
            qualification: qualification === undefined ? '' : wording.occupation(qualification),
            expectedOn: expectedOn && wording.date(expectedOn),
            authority,
          });
    const consequence =
      gate === undefined || gateState === undefined
        ? texts.notRegulated[reason === 'not-stated' ? 'unknown' : 'known']
        : regulated
          ? texts.regulated[ofAnotherOccupation && gateState === 'closed' ? 'closedToAnother' : gateState]({
              competentBody,
              legalBasis,
            })
          : texts.required[gateState];
    return `${state} ${consequence}`;
  },
};

import type { GatingRegulation } from '#occupations/regulated';
import type { CandidateFacts, Qualification, VacancyFacts } from './assessment.ts';
import type { Ruleset } from './ruleset.ts';
import type { Gate } from './ruleset-content.ts';
import { similarityOf } from './trade-similarity.ts';
import { RECOGNITION_STATUSES, type RecognitionStatus } from './vocabulary.ts';

/** By law, since the occupation is regulated, or by the company's wish. */
export type GateKind = 'regulated' | 'required';

/** What recognition means for one vacancy and one candidate. */
export interface RecognitionStanding {
  /** The candidate's qualification that counts: the nearest to the vacancy's occupation. */
  readonly qualification?: Qualification;
  /** Set where the occupation is regulated and the qualification is one of another occupation, which opens no gate. */
  readonly ofAnotherOccupation?: true;
  readonly status?: RecognitionStatus;
  /** 0 to 1, or unknown. */
  readonly value: number | null;
  /** Whether recognition decides about taking up the work, and how; without `state` it is unknown. */
  readonly gate?: { readonly kind: GateKind; readonly state?: Gate };
  /** Set where the occupation is regulated in Germany. */
  readonly regulation?: GatingRegulation;
}

/** Finds the qualification that counts, its value, and whether it opens the gate. Total: any state has an answer. */
export function recognitionStanding(
  { occupation, requirements }: VacancyFacts,
  { qualifications }: Pick<CandidateFacts, 'qualifications'>,
  ruleset: Ruleset,
): RecognitionStanding {
  const { regulations } = ruleset.occupationRules;
  const regulation = regulations.of(occupation);
  const kind = regulation ? 'regulated' : requirements.recognition === 'required' ? 'required' : undefined;
  // Edition 1 took a related trade for enough; what it proposed must still be recomputed as it was.
  const opens = ({ occupation: own }: Qualification) =>
    regulation === undefined || ruleset.edition === undefined || regulations.fits(own, regulation);
  const gateOf = (status: RecognitionStatus, fitting: boolean): Gate | undefined =>
    kind && (fitting ? ruleset.recognition[status][kind] : 'closed');
  const valueIn = (status: RecognitionStatus, fitting: boolean) =>
    regulation
      ? ruleset.regulatedGateValues[fitting ? ruleset.recognition[status].regulated : 'closed']
      : ruleset.recognition[status].value;

  const [counted] = qualifications
    .map((qualification) => {
      const status = qualification.recognition?.status;
      const fitting = opens(qualification);
      return {
        qualification,
        status,
        fitting,
        similarity: similarityOf(occupation, qualification.occupation, ruleset).value,
        value: status === undefined ? null : valueIn(status, fitting),
      };
    })
    .filter(({ similarity }) => similarity > 0)
    .sort(
      (a, b) =>
        Number(b.fitting) - Number(a.fitting) ||
        b.similarity - a.similarity ||
        (b.value ?? -1) - (a.value ?? -1) ||
        byState(a, b),
    );

  const state = counted?.status && gateOf(counted.status, counted.fitting);
  return {
    qualification: counted?.qualification,
    ...(counted?.fitting === false && { ofAnotherOccupation: true }),
    status: counted?.status,
    value: counted?.value ?? null,
    gate: kind && { kind, state },
    regulation,
  };
}

type Counted = { readonly qualification: Qualification; readonly status: RecognitionStatus | undefined };

/** The better state first, and of two procedures the one that ends first, so that the order of listing is of no effect. */
function byState(a: Counted, b: Counted): number {
  const place = ({ status }: Counted) => (status === undefined ? -1 : RECOGNITION_STATUSES.indexOf(status));
  const end = ({ qualification }: Counted) => qualification.recognition?.expectedOn ?? '9999-12-31';
  return place(a) - place(b) || (end(a) < end(b) ? -1 : end(a) > end(b) ? 1 : 0);
}

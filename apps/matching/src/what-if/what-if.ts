import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '#occupations/locale';
import { today } from '#platform/calendar';
import { type FieldFault, invalidInput, Problem } from '#platform/problem';
import { assess } from '#scoring/assess';
import type { Ruleset } from '#scoring/ruleset';
import { consentsToMatching } from '#submissions/consent.submission';
import { pseudonymousProfile } from '#submissions/pseudonymous-profile';
import { readCandidate } from '#submissions/read-candidate';
import { readVacancy } from '#submissions/read-vacancy';
import { candidateFacts, vacancyFacts } from '../shortlist/facts.ts';
import { RULESET_IN_FORCE } from '../shortlist/ruleset-in-force.ts';
import { type FilteredPair, type ScoredPair, type ScoreSubmission, toScoreResource } from './score.resource.ts';

/** Scores what nobody has posted: as it would be if it were, by the ruleset in force, and without a trace of it here. */
@Injectable()
export class WhatIf {
  constructor(@Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset) {}

  /** @throws {Problem} `invalid-input` naming every field of both that makes no sense */
  score(submission: ScoreSubmission, locale: Locale, now = new Date()): ScoredPair | FilteredPair {
    const day = today(now);
    const faults: FieldFault[] = [];
    const vacancy = readPart('vacancy', faults, () => readVacancy(submission.vacancy, day, { companyKnown: true }));
    const candidate = readPart('candidate', faults, () => readCandidate(submission.candidate, now));
    if (vacancy === undefined || candidate === undefined) throw invalidInput(faults);
    const facts = {
      ...candidateFacts(pseudonymousProfile(candidate)),
      consentToMatching: consentsToMatching(candidate),
    };
    const assessment = assess(vacancyFacts({ ...vacancy, status: 'open' }, day), facts, this.ruleset, day);
    return toScoreResource(assessment, this.ruleset, locale);
  }
}

/** @returns `undefined` if it cannot be understood; then `faults` says where, seen from the whole body */
function readPart<Content>(part: string, faults: FieldFault[], read: () => Content): Content | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem) || error.members.errors === undefined) throw error;
    faults.push(
      ...error.members.errors.map(({ pointer, detail }) => ({ pointer: `#/${part}${pointer.slice(1)}`, detail })),
    );
    return undefined;
  }
}

import type { CandidateFacts, LanguageSkill, Qualification, VacancyFacts } from './assessment.ts';

/** A day in late autumn: the vacancies of these stories start in spring. */
export const TODAY = '2026-11-24';

type Changes<Facts> = { readonly [Key in keyof Facts]?: Partial<Facts[Key]> };

/** A company looks for a plumber from March on, with two years of experience and German at B1. */
export const plumberVacancy = (changes: Changes<VacancyFacts> = {}): VacancyFacts => ({
  occupation: { isco: '7126', ...changes.occupation },
  open: changes.open ?? true,
  engagement: changes.engagement ?? 'permanent',
  startsOn: changes.startsOn ?? '2027-03-01',
  workplace: { country: 'DE', nuts: 'DEE03', ...changes.workplace },
  requirements: {
    recognition: 'preferred',
    experienceYears: 2,
    languages: [{ language: 'de', level: 'B1', importance: 'must' }],
    ...changes.requirements,
  },
});

/** A plumber from Latvia with six years of experience, whose recognition and German are on their way. */
export const plumber = (changes: Partial<CandidateFacts> = {}): CandidateFacts => ({
  consentToMatching: true,
  occupations: [{ occupation: { isco: '7126' }, experienceYears: 6 }],
  qualifications: [
    {
      occupation: { isco: '7126' },
      recognition: {
        status: 'in-process',
        authority: 'HWK Magdeburg',
        appliedOn: '2026-09-01',
        expectedOn: '2027-01-15',
      },
    },
  ],
  languages: [
    {
      language: 'de',
      level: 'A2',
      evidence: 'certificate',
      examinedOn: '2026-05-10',
      course: { level: 'B1', expectedOn: '2027-01-31' },
    },
  ],
  availability: { from: '2027-02-01', engagements: ['permanent'], regions: ['DE'] },
  ...changes,
});

/** A hospital looks for a skilled nurse from March on, with German at B2. */
export const nurseVacancy = (changes: Changes<VacancyFacts> = {}): VacancyFacts => ({
  ...plumberVacancy(changes),
  occupation: { isco: '3221', ...changes.occupation },
  requirements: {
    recognition: 'preferred',
    languages: [{ language: 'de', level: 'B2', importance: 'must' }],
    ...changes.requirements,
  },
});

/** A skilled nurse with German at B2, and a qualification whose recognition is in this state. */
export const nurse = (
  recognition: Qualification['recognition'],
  changes: Partial<CandidateFacts> = {},
): CandidateFacts => ({
  ...plumber(),
  occupations: [{ occupation: { isco: '3221' }, experienceYears: 4 }],
  qualifications: [{ occupation: { isco: '3221' }, recognition }],
  languages: [german('B2')],
  ...changes,
});

export const german = (level: LanguageSkill['level'], course?: LanguageSkill['course']): LanguageSkill => ({
  language: 'de',
  level,
  ...(course && { course }),
});

/** A plumber's qualification in this state. */
export const plumbing = (recognition?: Qualification['recognition']): Qualification => ({
  occupation: { isco: '7126' },
  ...(recognition && { recognition }),
});

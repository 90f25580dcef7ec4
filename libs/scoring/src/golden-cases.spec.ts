import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import { german, nurse, nurseVacancy, plumber, plumberVacancy, plumbing, TODAY } from './example-pair.spec.ts';

/** `score`: at the start, `today`: as of today if that differs; `eligibility`: with the day from which, if there is one; `says`: the decisive words in German. */
export interface GoldenCase {
  readonly story: string;
  readonly vacancy: VacancyFacts;
  readonly candidate: CandidateFacts;
  readonly score: number;
  readonly today?: number;
  readonly confidence?: number;
  readonly eligibility: string;
  readonly because: string;
  readonly says: string;
}

const NURSE_2221 = { occupation: { isco: '2221' } };
const ENGLISH_WANTED = { language: 'en', level: 'B1', importance: 'want' } as const;
const GERMAN_B1 = { language: 'de', level: 'B1', importance: 'must' } as const;
const asking = (requirements: Partial<VacancyFacts['requirements']>) => plumberVacancy({ requirements });
const speaking = (...languages: CandidateFacts['languages']) => plumber({ languages });
const recognised = (recognition?: CandidateFacts['qualifications'][number]['recognition']) =>
  plumber({ qualifications: [plumbing(recognition)], languages: [german('B1')] });
const experienced = (experienceYears?: number) =>
  plumber({ occupations: [{ occupation: { isco: '7126' }, experienceYears }], languages: [german('B1')] });
const working = (isco: string, trade?: string) =>
  plumber({ occupations: [{ occupation: { isco, trade }, experienceYears: 6 }], languages: [german('B1')] });
const available = (from: string) =>
  plumber({ availability: { from, engagements: ['permanent'], regions: ['DE'] }, languages: [german('B1')] });

const electrician = plumber({
  occupations: [{ occupation: { isco: '7411' }, experienceYears: 6 }],
  qualifications: [{ occupation: { isco: '7411' }, recognition: { status: 'not-applied' } }],
  languages: [german('B1')],
});

/** Expectations are worked out by hand from docs/scoring.md. */
// biome-ignore format: a table is read line by line
export const CASES: readonly GoldenCase[] = [
  { story: 'a plumber whose B1 course ends in January, for March', vacancy: plumberVacancy(), candidate: plumber(),
    score: 89, today: 79, eligibility: 'conditional 2027-01-31', because: 'same-unit-group, in-process, level-reached-by-start', says: 'ein Kurs auf B1 endet am 31. Januar 2027' },

  { story: 'the very same trade', vacancy: plumberVacancy({ occupation: { trade: 'anlagenmechaniker-shk' } }), candidate: working('7126', 'anlagenmechaniker-shk'),
    score: 94, eligibility: 'eligible', because: 'same-occupation, in-process, level-reached', says: 'Der Beruf ist genau der gesuchte' },
  { story: 'a trade of the same unit group', vacancy: plumberVacancy({ occupation: { trade: 'anlagenmechaniker-shk' } }), candidate: working('7126', 'rohrleitungsbauer'),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'gehört zur selben Berufsgruppe' },
  { story: 'a glazier for a plumber’s job: the same minor group', vacancy: plumberVacancy(), candidate: working('7125'),
    score: 69, eligibility: 'eligible', because: 'same-minor-group, in-process, level-reached', says: 'steht dem gesuchten Beruf' },
  { story: 'a painter for a plumber’s job: the same sub-major group', vacancy: plumberVacancy(), candidate: working('7131'),
    score: 56, eligibility: 'eligible', because: 'same-sub-major-group, in-process, level-reached', says: 'nur entfernt verwandt' },
  { story: 'a skilled nurse listed as 3221, for a vacancy listed as 2221', vacancy: nurseVacancy(NURSE_2221), candidate: nurse({ status: 'full' }),
    score: 98, eligibility: 'eligible', because: 'related-trade, full, level-reached', says: 'Die deutsche Pflegefachkraft ist ein einziger Beruf' },
  { story: 'three of five years of experience missing', vacancy: asking({ experienceYears: 5 }), candidate: experienced(2),
    score: 83, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Gesucht: 5 Jahre Berufserfahrung, vorhanden: 2; dafür werden 12' },
  { story: 'twelve years asked for, none had: no more than a fifth is taken off', vacancy: asking({ experienceYears: 12 }), candidate: experienced(0),
    score: 80, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'vorhanden: 0; dafür werden 20' },
  { story: 'experience not stated costs nothing', vacancy: asking({ experienceYears: 12 }), candidate: experienced(),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'wie viel vorhanden ist, wurde nicht angegeben' },

  { story: 'a plumber with a diploma and no application: no defect', vacancy: plumberVacancy(), candidate: recognised({ status: 'not-applied' }),
    score: 91, eligibility: 'eligible', because: 'same-unit-group, not-applied, level-reached', says: 'darf auch ohne Anerkennung ausgeübt werden' },
  { story: 'a plumber recognised in part', vacancy: plumberVacancy(), candidate: recognised({ status: 'partial' }),
    score: 90, eligibility: 'eligible', because: 'same-unit-group, partial, level-reached', says: 'ist teilweise anerkannt.' },
  { story: 'in part, and adaptation training under way: 92.5 is rounded up', vacancy: plumberVacancy(), candidate: recognised({ status: 'adaptation-running' }),
    score: 93, eligibility: 'eligible', because: 'same-unit-group, adaptation-running, level-reached', says: 'Anpassungsqualifizierung für die fehlenden Teile läuft' },
  { story: 'a third-country plumber in a recognition partnership may work at once', vacancy: plumberVacancy(), candidate: recognised({ status: 'partnership' }),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, partnership, level-reached', says: 'in einer Anerkennungspartnerschaft mit dem Betrieb' },
  { story: 'a plumber whose recognition was refused may still be hired', vacancy: plumberVacancy(), candidate: recognised({ status: 'refused' }),
    score: 80, eligibility: 'eligible', because: 'same-unit-group, refused, level-reached', says: 'wurde abgelehnt. Der Beruf ist in Deutschland nicht reglementiert' },
  { story: 'a degree with a ZAB statement', vacancy: plumberVacancy(), candidate: recognised({ status: 'statement' }),
    score: 94, eligibility: 'eligible', because: 'same-unit-group, statement, level-reached', says: 'Zentralstelle für ausländisches Bildungswesen (ZAB)' },
  { story: 'recognition unknown, not regulated: neither for nor against', vacancy: plumberVacancy(), candidate: recognised(),
    score: 93, confidence: 0.75, eligibility: 'eligible', because: 'same-unit-group, not-stated, level-reached', says: 'nachzufragen lohnt sich' },
  { story: 'the company requires recognition, which was refused', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'refused' }),
    score: 80, eligibility: 'not-yet', because: 'same-unit-group, refused, level-reached', says: 'Es fehlt noch: die vom Betrieb verlangte Anerkennung (abgelehnt)' },
  { story: 'the company requires recognition, expected in time', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'in-process', expectedOn: '2027-01-15' }),
    score: 89, eligibility: 'conditional 2027-01-15', because: 'same-unit-group, in-process, level-reached', says: 'die vom Betrieb verlangte Anerkennung (erwartet am 15. Januar 2027)' },
  { story: 'the company requires recognition, which is unknown', vacancy: asking({ recognition: 'required' }), candidate: recognised(),
    score: 93, confidence: 0.75, eligibility: 'unclear', because: 'same-unit-group, not-stated, level-reached', says: 'Der Betrieb verlangt eine Anerkennung, deshalb bitte nachfragen' },
  { story: 'the company needs no recognition: it drops out', vacancy: asking({ recognition: 'not-needed' }), candidate: recognised({ status: 'refused' }),
    score: 93, eligibility: 'eligible', because: 'same-unit-group, not-needed, level-reached', says: 'Der Betrieb braucht für diese Stelle keine Anerkennung' },

  { story: 'a nurse who has not applied', vacancy: nurseVacancy(), candidate: nurse({ status: 'not-applied' }),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, not-applied, level-reached', says: 'darf erst mit einer Anerkennung ausgeübt werden' },
  { story: 'a nurse cannot do without recognition, whatever the company says', vacancy: nurseVacancy({ requirements: { recognition: 'not-needed' } }), candidate: nurse({ status: 'not-applied' }),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, not-applied, level-reached', says: 'Anerkennung im reglementierten Beruf (noch nicht beantragt; Landesverwaltungsamt' },
  { story: 'a nurse whose adaptation period ends in time', vacancy: nurseVacancy(), candidate: nurse({ status: 'measure-running', expectedOn: '2027-02-15' }),
    score: 89, eligibility: 'conditional 2027-02-15', because: 'same-unit-group, measure-running, level-reached', says: 'ist nur eine Helfertätigkeit möglich' },
  { story: 'a nurse whose recognition is expected on the very day of the start', vacancy: nurseVacancy(), candidate: nurse({ status: 'in-process', expectedOn: '2027-03-01' }),
    score: 89, eligibility: 'conditional 2027-03-01', because: 'same-unit-group, in-process, level-reached', says: 'Die Arbeit kann ab dem 1. März 2027 beginnen' },
  { story: 'a nurse whose recognition is expected after the start', vacancy: nurseVacancy(), candidate: nurse({ status: 'in-process', expectedOn: '2027-05-01' }),
    score: 89, eligibility: 'not-yet 2027-05-01', because: 'same-unit-group, in-process, level-reached', says: 'Möglich ist sie voraussichtlich ab dem 1. Mai 2027' },
  { story: 'a nurse in a recognition partnership without a date', vacancy: nurseVacancy(), candidate: nurse({ status: 'partnership' }),
    score: 89, eligibility: 'not-yet', because: 'same-unit-group, partnership, level-reached', says: 'Anerkennung im reglementierten Beruf (noch ohne Termin; Landesverwaltungsamt' },
  { story: 'partial recognition does not exist for a nurse: the gate stays closed', vacancy: nurseVacancy(), candidate: nurse({ status: 'partial' }),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, partial, level-reached', says: 'der bisherige Stand genügt nicht' },
  { story: 'a nurse whose recognition is unknown', vacancy: nurseVacancy(), candidate: nurse(undefined),
    score: 93, confidence: 0.75, eligibility: 'unclear', because: 'same-unit-group, not-stated, level-reached', says: 'Anerkennung im reglementierten Beruf (Stand nicht bekannt; Landesverwaltungsamt' },
  { story: 'a B1 nurse whose B2 exam is in January, for March', vacancy: nurseVacancy(), candidate: nurse({ status: 'full' }, { languages: [german('B1', { level: 'B2', expectedOn: '2027-01-29' })] }),
    score: 95, today: 85, eligibility: 'conditional 2027-01-29', because: 'same-unit-group, full, level-reached-by-start', says: 'Die Arbeit kann ab dem 29. Januar 2027 beginnen' },

  { story: 'German not stated', vacancy: plumberVacancy(), candidate: speaking(),
    score: 85, confidence: 0.75, eligibility: 'unclear', because: 'same-unit-group, in-process, not-stated', says: 'Das Niveau in der Sprache Deutsch wurde nicht angegeben' },
  { story: 'no German, and that is known', vacancy: plumberVacancy(), candidate: speaking(german('none')),
    score: 64, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'Deutsch wird noch nicht gesprochen; verlangt wird B1' },
  { story: 'no German at all is worse than one level short of A1', vacancy: asking({ languages: [{ ...GERMAN_B1, level: 'A1' }] }), candidate: speaking(german('none')),
    score: 64, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'Deutsch wird noch nicht gesprochen; verlangt wird A1' },
  { story: 'half a level short', vacancy: asking({ languages: [{ ...GERMAN_B1, level: 'B1+' }] }), candidate: speaking(german('B1')),
    score: 84, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'Deutsch wird derzeit auf B1 gesprochen; verlangt wird B1+' },
  { story: 'two levels short', vacancy: plumberVacancy(), candidate: speaking(german('A1')),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'Deutsch wird derzeit auf A1 gesprochen; verlangt wird B1' },
  { story: 'a course that ends after the start', vacancy: plumberVacancy(), candidate: speaking(german('A2', { level: 'B1', expectedOn: '2027-04-15' })),
    score: 79, eligibility: 'not-yet 2027-04-15', because: 'same-unit-group, in-process, level-short', says: 'endet erst nach dem Beginn, am 15. April 2027' },
  { story: 'a course that ends on the very day of the start', vacancy: plumberVacancy(), candidate: speaking(german('A2', { level: 'B1', expectedOn: '2027-03-01' })),
    score: 89, today: 79, eligibility: 'conditional 2027-03-01', because: 'same-unit-group, in-process, level-reached-by-start', says: 'Die Arbeit kann ab dem 1. März 2027 beginnen' },
  { story: 'a course that ends today counts as reached', vacancy: plumberVacancy(), candidate: speaking(german('A2', { level: 'B1', expectedOn: TODAY })),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Deutsch wird auf B1 gesprochen; verlangt wird B1' },
  { story: 'a wanted language that is missed costs score alone', vacancy: asking({ languages: [GERMAN_B1, ENGLISH_WANTED] }), candidate: speaking(german('B1'), { language: 'en', level: 'none' }),
    score: 80, eligibility: 'eligible', because: 'same-unit-group, in-process, level-short', says: 'Englisch wird noch nicht gesprochen; gewünscht wird B1' },
  { story: 'a wanted language that is unknown counts neither way', vacancy: asking({ languages: [GERMAN_B1, ENGLISH_WANTED] }), candidate: speaking(german('B1')),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Das Niveau in der Sprache Englisch wurde nicht angegeben; gewünscht wird B1' },
  { story: 'no language asked for', vacancy: asking({ languages: [] }), candidate: plumber(),
    score: 85, eligibility: 'eligible', because: 'same-unit-group, in-process, none-asked', says: 'Die Stelle verlangt keine Sprache' },
  { story: 'nothing known but the trade', vacancy: plumberVacancy(), candidate: plumber({ qualifications: [], languages: [] }),
    score: 90, confidence: 0.5, eligibility: 'unclear', because: 'same-unit-group, not-stated, not-stated', says: 'Ob die Arbeit beginnen kann, ist noch nicht klar' },

  { story: 'a need foreseen for next autumn leaves time for the course', vacancy: plumberVacancy({ startsOn: '2027-11-01' }), candidate: speaking(german('A2', { level: 'B1', expectedOn: '2027-09-30' })),
    score: 89, today: 79, eligibility: 'conditional 2027-09-30', because: 'same-unit-group, in-process, level-reached-by-start', says: 'Die Arbeit kann ab dem 30. September 2027 beginnen' },
  { story: 'a start that has passed means today', vacancy: plumberVacancy({ startsOn: '2026-10-01' }), candidate: { ...plumber(), availability: available('2026-12-01').availability },
    score: 79, eligibility: 'not-yet 2027-01-31', because: 'same-unit-group, in-process, level-short', says: 'endet erst nach dem Beginn, am 31. Januar 2027' },
  { story: 'available on the last day of the grace', vacancy: plumberVacancy(), candidate: available('2027-03-31'),
    score: 89, eligibility: 'conditional 2027-03-31', because: 'same-unit-group, in-process, level-reached', says: 'Verfügbarkeit erst ab dem 31. März 2027' },
  { story: 'an internship for someone who would take either', vacancy: plumberVacancy({ engagement: 'internship' }), candidate: plumber({ availability: { from: '2027-02-01', engagements: ['permanent', 'internship'], regions: ['DEE0'] } }),
    score: 89, today: 79, eligibility: 'conditional 2027-01-31', because: 'same-unit-group, in-process, level-reached-by-start', says: 'Die Arbeit kann ab dem 31. Januar 2027 beginnen' },

  { story: 'no master’s certificate is asked of an employed electrician, though the craft is one of Annex A', vacancy: plumberVacancy({ occupation: { isco: '7411' } }), candidate: electrician,
    score: 91, eligibility: 'eligible', because: 'same-unit-group, not-applied, level-reached', says: 'Es steht nichts im Weg' },
  { story: 'a third-country nurse in a recognition partnership fares as an EU nurse whose procedure is under way', vacancy: nurseVacancy(), candidate: nurse({ status: 'partnership', expectedOn: '2027-02-01' }),
    score: 89, eligibility: 'conditional 2027-02-01', because: 'same-unit-group, partnership, level-reached', says: 'Die Arbeit kann ab dem 1. Februar 2027 beginnen' },
  { story: 'a nurse from the EU whose diploma is recognised automatically', vacancy: nurseVacancy(), candidate: nurse({ status: 'automatic' }),
    score: 95, eligibility: 'eligible', because: 'same-unit-group, automatic, level-reached', says: 'nach der Richtlinie 2005/36/EG automatisch anerkannt' },
  { story: 'a nurse whose recognition was refused', vacancy: nurseVacancy(), candidate: nurse({ status: 'refused' }),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, refused, level-reached', says: 'Anerkennung im reglementierten Beruf (abgelehnt; Landesverwaltungsamt' },
  { story: 'a nurse with a measure ahead that nobody has dated', vacancy: nurseVacancy(), candidate: nurse({ status: 'measure-imposed' }),
    score: 89, eligibility: 'not-yet', because: 'same-unit-group, measure-imposed, level-reached', says: 'steht eine Ausgleichsmaßnahme noch bevor' },
  { story: 'the company requires recognition, nobody has applied: no defect in the score, yet not enough', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'not-applied' }),
    score: 91, eligibility: 'not-yet', because: 'same-unit-group, not-applied, level-reached', says: 'die vom Betrieb verlangte Anerkennung (noch nicht beantragt)' },
  { story: 'the company requires recognition, adaptation training ends in February', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'adaptation-running', expectedOn: '2027-02-10' }),
    score: 93, eligibility: 'conditional 2027-02-10', because: 'same-unit-group, adaptation-running, level-reached', says: 'Die Arbeit kann ab dem 10. Februar 2027 beginnen' },
  { story: 'the company requires recognition, a statement of the ZAB is enough', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'statement' }),
    score: 94, eligibility: 'eligible', because: 'same-unit-group, statement, level-reached', says: 'Damit ist die Anerkennung vorhanden, die der Betrieb verlangt' },
  { story: 'the company requires recognition, the partnership ends in June', vacancy: asking({ recognition: 'required' }), candidate: recognised({ status: 'partnership', expectedOn: '2027-06-01' }),
    score: 89, eligibility: 'not-yet 2027-06-01', because: 'same-unit-group, partnership, level-reached', says: 'Möglich ist sie voraussichtlich ab dem 1. Juni 2027' },
  { story: 'C2 where B1 is asked for is worth no more than B1', vacancy: plumberVacancy(), candidate: speaking(german('C2')),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Deutsch wird auf C2 gesprochen; verlangt wird B1' },
  { story: 'a course to A2+ helps where B1 is asked for, but does not open the door', vacancy: plumberVacancy(), candidate: speaking(german('A2', { level: 'A2+', expectedOn: '2027-01-31' })),
    score: 84, today: 79, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'führt nur auf A2+' },
  { story: 'two languages that must be spoken, one of them a level short', vacancy: asking({ languages: [GERMAN_B1, { ...ENGLISH_WANTED, importance: 'must' }] }), candidate: speaking(german('B1'), { language: 'en', level: 'A2' }),
    score: 84, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-short', says: 'Englisch wird derzeit auf A2 gesprochen; verlangt wird B1' },
  { story: 'half a year of experience missing', vacancy: asking({ experienceYears: 1.5 }), candidate: experienced(1),
    score: 88, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Gesucht: 1,5 Jahre Berufserfahrung, vorhanden: 1; dafür werden 2' },
  { story: 'a company that weighs language as much as it may', vacancy: asking({ weights: { trade: 40, recognition: 10, language: 50 } }), candidate: plumber(),
    score: 94, today: 74, eligibility: 'conditional 2027-01-31', because: 'same-unit-group, in-process, level-reached-by-start', says: 'ein Kurs auf B1 endet am 31. Januar 2027' },
];

export const wanting = (regions: string[]) =>
  plumber({ availability: { from: '2027-02-01', engagements: ['permanent'], regions } });

// biome-ignore format: a table is read line by line
export const FILTERED: readonly { story: string; vacancy: VacancyFacts; candidate: CandidateFacts; reasons: string[]; says: string }[] = [
  { story: 'a closed vacancy', vacancy: plumberVacancy({ open: false }), candidate: plumber(), reasons: ['vacancy-not-open'], says: 'Die Stelle ist nicht mehr offen' },
  { story: 'no consent', vacancy: plumberVacancy(), candidate: plumber({ consentToMatching: false }), reasons: ['no-consent'], says: 'keine Einwilligung in die Vermittlung' },
  { story: 'an internship nobody asked for', vacancy: plumberVacancy({ engagement: 'internship' }), candidate: plumber(), reasons: ['engagement'], says: 'Angeboten wird ein Praktikum; gesucht wird eine unbefristete Stelle' },
  { story: 'another country', vacancy: plumberVacancy(), candidate: wanting(['PL', 'DE1']), reasons: ['region'], says: 'außerhalb der gewünschten Regionen (Polen und DE1)' },
  { story: 'no region at all', vacancy: plumberVacancy(), candidate: wanting([]), reasons: ['region'], says: 'außerhalb der gewünschten Regionen (keine angegeben)' },
  { story: 'available a day after the grace', vacancy: plumberVacancy(), candidate: available('2027-04-01'), reasons: ['not-available'], says: 'erst ab dem 1. April 2027, zu spät für den Beginn am 1. März 2027' },
  { story: 'a lorry driver for a plumber’s job', vacancy: plumberVacancy(), candidate: working('8332'), reasons: ['unrelated-trade'], says: 'Keiner der angegebenen Berufe' },
  { story: 'no occupation at all', vacancy: plumberVacancy(), candidate: plumber({ occupations: [] }), reasons: ['unrelated-trade'], says: 'Keiner der angegebenen Berufe (keiner)' },
  { story: 'several hard facts at once', vacancy: plumberVacancy({ open: false, engagement: 'internship' }), candidate: wanting(['LV']), reasons: ['vacancy-not-open', 'engagement', 'region'], says: 'Die Stelle ist nicht mehr offen. Angeboten wird ein Praktikum' },
];

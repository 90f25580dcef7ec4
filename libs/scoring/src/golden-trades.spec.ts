import type { CandidateFacts, Qualification, VacancyFacts } from './assessment.ts';
import { german, nurse, nurseVacancy, plumber, plumberVacancy, plumbing } from './example-pair.spec.ts';
import type { GoldenCase } from './golden-cases.spec.ts';

const vacancyFor = (isco: string, level: 'B1' | 'B2' = 'B1'): VacancyFacts =>
  plumberVacancy({
    occupation: { isco },
    requirements: { languages: [{ language: 'de', level, importance: 'must' }] },
  });

/** Someone of this trade, with German at B2 and the qualification of the same trade in this state. */
const trained = (isco: string, recognition: Qualification['recognition'], trade?: string): CandidateFacts =>
  plumber({
    occupations: [{ occupation: { isco, trade }, experienceYears: 6 }],
    qualifications: [{ occupation: { isco, trade }, recognition }],
    languages: [german('B2')],
  });

const years = (asked: number, had: number): Pick<GoldenCase, 'vacancy' | 'candidate'> => ({
  vacancy: plumberVacancy({ requirements: { experienceYears: asked } }),
  candidate: plumber({
    occupations: [{ occupation: { isco: '7126' }, experienceYears: had }],
    languages: [german('B1')],
  }),
});

const painterWith = (status: 'not-applied' | 'partial') =>
  plumber({
    occupations: [{ occupation: { isco: '7131' }, experienceYears: 6 }],
    qualifications: [plumbing({ status })],
    languages: [german('A1')],
  });

const both = (...experienceYears: [welding: number, plumbing: number]) =>
  plumber({
    occupations: ['7212', '7126'].map((isco, index) => ({
      occupation: { isco },
      experienceYears: experienceYears[index]!,
    })),
    languages: [german('B1')],
  });

const NOT_APPLIED = { status: 'not-applied' } as const;

/** Expectations are worked out by hand from docs/scoring.md: trade 50, recognition 25, language 25. */
// biome-ignore format: a table is read line by line
export const TRADE_CASES: readonly GoldenCase[] = [
  { story: 'a skilled nurse listed as 2221, for a vacancy listed as 3221', vacancy: nurseVacancy(), candidate: trained('2221', { status: 'full' }),
    score: 98, eligibility: 'eligible', because: 'related-trade, full, level-reached', says: 'Die deutsche Pflegefachkraft ist ein einziger Beruf' },
  { story: 'a nurse for the elderly, for a skilled nurse’s job', vacancy: nurseVacancy(), candidate: trained('3221', { status: 'in-process', expectedOn: '2027-02-01' }, 'altenpfleger'),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, in-process, level-reached', says: 'Das ist jedoch ein anderer Beruf: Der gesuchte ist reglementiert' },
  { story: 'a skilled nurse, for the elderly: her licence covers people of every age', vacancy: nurseVacancy({ occupation: { isco: '3221', trade: 'altenpfleger' } }), candidate: nurse({ status: 'full' }),
    score: 95, eligibility: 'eligible', because: 'same-unit-group, full, level-reached', says: 'mit dieser Anerkennung darf er ausgeübt werden' },
  { story: 'a fully recognised care assistant, for a skilled nurse’s job: related is not licensed', vacancy: nurseVacancy(), candidate: trained('5321', { status: 'full' }),
    score: 45, eligibility: 'not-yet', because: 'related-trade, full, level-reached', says: 'Anerkennung im reglementierten Beruf (bisher nur für einen anderen Beruf; Landesverwaltungsamt' },
  { story: 'a care assistant whose papers nobody knows, for a skilled nurse’s job', vacancy: nurseVacancy(), candidate: trained('5321', undefined),
    score: 60, confidence: 0.75, eligibility: 'unclear', because: 'related-trade, not-stated, level-reached', says: 'Anerkennung im reglementierten Beruf (Stand nicht bekannt' },
  { story: 'a care assistant who is a nurse in a procedure too: the nurse’s papers count', vacancy: nurseVacancy(), candidate: { ...nurse({ status: 'in-process', expectedOn: '2027-02-01' }), qualifications: [{ occupation: { isco: '5321' }, recognition: { status: 'full' } }, { occupation: { isco: '3221' }, recognition: { status: 'in-process', expectedOn: '2027-02-01' } }] },
    score: 89, eligibility: 'conditional 2027-02-01', because: 'same-unit-group, in-process, level-reached', says: 'Anerkennung im reglementierten Beruf (erwartet am 1. Februar 2027' },
  { story: 'a nurse with a measure ahead that ends in February', vacancy: nurseVacancy(), candidate: nurse({ status: 'measure-imposed', expectedOn: '2027-02-20' }),
    score: 89, eligibility: 'conditional 2027-02-20', because: 'same-unit-group, measure-imposed, level-reached', says: 'noch bevor; der Abschluss wird am 20. Februar 2027 erwartet' },
  { story: 'a nurse at B1+ where B2 is asked for', vacancy: nurseVacancy(), candidate: nurse({ status: 'full' }, { languages: [german('B1+')] }),
    score: 90, eligibility: 'not-yet', because: 'same-unit-group, full, level-short', says: 'Deutsch wird derzeit auf B1+ gesprochen; verlangt wird B2' },
  { story: 'a physician from the EU whose diploma is recognised automatically', vacancy: vacancyFor('2211', 'B2'), candidate: trained('2211', { status: 'automatic' }),
    score: 95, eligibility: 'eligible', because: 'same-unit-group, automatic, level-reached', says: 'mit dieser Anerkennung darf er ausgeübt werden' },
  { story: 'a physician who has not applied', vacancy: vacancyFor('2211', 'B2'), candidate: trained('2211', NOT_APPLIED),
    score: 70, eligibility: 'not-yet', because: 'same-unit-group, not-applied, level-reached', says: 'Rechtsgrundlage: Bundesärzteordnung (BÄO)' },
  { story: 'a primary school teacher whose recognition is expected in February', vacancy: vacancyFor('2341', 'B2'), candidate: trained('2341', { status: 'in-process', expectedOn: '2027-02-01' }),
    score: 89, eligibility: 'conditional 2027-02-01', because: 'same-unit-group, in-process, level-reached', says: 'Landesprüfungsamt für Lehrämter Sachsen-Anhalt' },

  { story: 'a plant mechanic listed as a technician, 3115', vacancy: plumberVacancy(), candidate: trained('3115', NOT_APPLIED),
    score: 76, eligibility: 'eligible', because: 'related-trade, not-applied, level-reached', says: 'Verzeichnisse führen den Anlagenmechaniker unter beiden' },
  { story: 'a welder for a plumber’s job', vacancy: plumberVacancy(), candidate: trained('7212', NOT_APPLIED),
    score: 74, eligibility: 'eligible', because: 'related-trade, not-applied, level-reached', says: 'Rohrleitungsbauer verbinden Rohre durch Schweißen' },
  { story: 'an electrician of buildings for one of plants', vacancy: vacancyFor('7412'), candidate: trained('7411', NOT_APPLIED),
    score: 84, eligibility: 'eligible', because: 'related-trade, not-applied, level-reached', says: 'Dieselbe Grundausbildung in Elektrotechnik' },
  { story: 'a bus driver for a lorry', vacancy: vacancyFor('8332'), candidate: trained('8331', NOT_APPLIED),
    score: 81, eligibility: 'eligible', because: 'related-trade, not-applied, level-reached', says: 'ist mit dem gesuchten Beruf' },
  { story: 'a cook where a chef is looked for', vacancy: vacancyFor('3434'), candidate: trained('5120', NOT_APPLIED),
    score: 89, eligibility: 'eligible', because: 'related-trade, not-applied, level-reached', says: 'ist mit dem gesuchten Beruf' },
  { story: 'a software developer with a ZAB statement, for a web developer’s job', vacancy: vacancyFor('2513'), candidate: trained('2512', { status: 'statement' }),
    score: 89, eligibility: 'eligible', because: 'related-trade, statement, level-reached', says: 'Zeugnisbewertung der Zentralstelle' },

  { story: 'a welder who is a plumber too: the nearer trade counts', vacancy: plumberVacancy(), candidate: both(10, 6),
    score: 89, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Die gesuchte Erfahrung ist vorhanden' },
  { story: 'a welder who has learnt plumbing and not worked in it: still the nearer trade', vacancy: plumberVacancy(), candidate: both(10, 0),
    score: 85, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'Gesucht: 2 Jahre Berufserfahrung, vorhanden: 0; dafür werden 8' },
  { story: 'two qualifications of one trade: the better state counts', vacancy: plumberVacancy(), candidate: plumber({ qualifications: [plumbing({ status: 'refused' }), plumbing({ status: 'full' })], languages: [german('B1')] }),
    score: 95, eligibility: 'eligible', because: 'same-unit-group, full, level-reached', says: 'ist in Deutschland voll anerkannt' },
  { story: 'one of six years of experience missing', ...years(6, 5),
    score: 87, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'vorhanden: 5; dafür werden 4' },
  { story: 'six of six years of experience missing', ...years(6, 0),
    score: 80, eligibility: 'eligible', because: 'same-unit-group, in-process, level-reached', says: 'vorhanden: 0; dafür werden 20' },

  { story: 'a painter just at the threshold: 40', vacancy: plumberVacancy(), candidate: painterWith('not-applied'),
    score: 40, eligibility: 'not-yet', because: 'same-sub-major-group, not-applied, level-short', says: 'nur entfernt verwandt' },
  { story: 'a painter just below the threshold: 38.75 is rounded up to 39', vacancy: plumberVacancy(), candidate: painterWith('partial'),
    score: 39, eligibility: 'not-yet', because: 'same-sub-major-group, partial, level-short', says: 'nur entfernt verwandt' },
];

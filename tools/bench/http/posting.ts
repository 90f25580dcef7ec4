const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A vacancy of ordinary size. */
export const posting = (externalRef: string) => ({
  externalRef,
  company: {
    externalRef: 'bench',
    name: 'Muster Heizung-Sanitär GmbH',
    contactEmail: 'jobs@muster-shk.example',
    locale: 'de',
  },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  description: 'Wärmepumpen und Bäder in Magdeburg und der Börde. '.repeat(10),
  occupation: { scheme: 'isco-08', code: '7126' },
  engagement: 'permanent',
  demand: 'open',
  positions: 2,
  startsOn: inDays(120),
  validThrough: inDays(240),
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE', nuts: 'DEE03' },
  requirements: {
    recognition: 'preferred',
    experienceYears: 2,
    languages: [{ language: 'de', level: 'B1', importance: 'must' }],
  },
});

import fc from 'fast-check';
import { checkWording } from './check-wording.ts';
import { WARNING_CODES } from './wording-warning.ts';

const found = (description: string) =>
  checkWording({ title: 'Fachkraft', description }, 'en').map(({ code, phrase }) => `${code}: ${phrase}`);

const titled = (title: string) => checkWording({ title }, 'en').map(({ code, phrase }) => `${code}: ${phrase}`);

describe('In a description it warns of', () => {
  test.each([
    ['Deutsch als Muttersprache erforderlich.', 'native-speaker: Muttersprache'],
    ['Sie sind deutscher Muttersprachler.', 'native-speaker: Muttersprachler'],
    ['Wir suchen Muttersprachler:innen für unser Team.', 'native-speaker: Muttersprachler:innen'],
    ['German native speaker required', 'native-speaker: German native'],
    ['English must be your mother tongue?', 'native-speaker: mother tongue'],
    ['Deutsch auf Muttersprachniveau', 'native-level: Muttersprachniveau'],
    ['native-level German', 'native-level: native-level'],
    ['Sie sprechen akzentfreies Deutsch.', 'accent: akzentfreies'],
    ['You speak German without an accent.', 'accent: without an accent'],
    ['Deutsche Staatsangehörigkeit ist Voraussetzung.', 'nationality: Deutsche Staatsangehörigkeit'],
    ['Nur EU-Bürger.', 'nationality: Nur EU-Bürger'],
    ['EU citizens only', 'nationality: EU citizens'],
    ['Sie sind max. 35 Jahre alt.', 'age-limit: max. 35 Jahre alt'],
    ['bis 35 Jahre', 'age-limit: bis 35 Jahre'],
    ['Alter: 25-40 Jahre', 'age-limit: Alter: 25-40 Jahre'],
    ['Bewerber zwischen 20 und 40 Jahren', 'age-limit: zwischen 20 und 40 Jahren'],
    ['Sie sind nicht aelter als 45.', 'age-limit: nicht aelter als 45'],
    ['You are between 25 and 35 years old.', 'age-limit: between 25 and 35 years old'],
    ['applicants under 30', 'age-limit: under 30'],
    ['Ein junges, dynamisches Team erwartet Sie.', 'age-word: junges, dynamisches Team'],
    ['Werden Sie Teil eines jungen und motivierten Teams!', 'age-word: jungen und motivierten Teams'],
    ['Als Digital Native kennen Sie sich aus.', 'age-word: Digital Native'],
    ['Join our young team', 'age-word: young team'],
    ['Ein junges Team füllt Regale auf.', 'age-word: junges Team'],
    ['a young, dynamic team', 'age-word: young, dynamic team'],
    ['Nur für Frauen.', 'one-sex-wanted: Nur für Frauen'],
    ['Wir brauchen einen starken Mann fürs Lager.', 'one-sex-wanted: starken Mann'],
    ['Eine nette Dame für den Empfang', 'one-sex-wanted: nette Dame'],
    ['female applicants preferred', 'one-sex-wanted: female applicants'],
    ['Sie sind ledig und flexibel.', 'family-status: ledig'],
    ['Bitte geben Sie Ihren Familienstand an.', 'family-status: Familienstand'],
    ['familiär ungebunden', 'family-status: familiär ungebunden'],
    ['no family commitments', 'family-status: no family commitments'],
    ['Mitgliedschaft in der evangelischen Kirche', 'religion: Mitgliedschaft in der evangelischen Kirche'],
    ['Angabe der Konfession', 'religion: Angabe der Konfession'],
    ['Christian faith is expected', 'religion: Christian faith'],
    ['Bewerbung mit aktuellem Foto an uns', 'photo: mit aktuellem Foto'],
    ['Lebenslauf, Zeugnisse, Lichtbild', 'photo: Lichtbild'],
    ['CV with a recent photo', 'photo: with a recent photo'],
    ['Sie sind körperlich fit.', 'physical-fitness: körperlich fit'],
    ['keine gesundheitlichen Einschränkungen', 'physical-fitness: keine gesundheitlichen Einschränkungen'],
    ['You are physically fit.', 'physical-fitness: physically fit'],
    ['Age 20-35 preferred.', 'age-limit: Age 20-35'],
    ['Wir suchen Kollegen zwischen 19 und 35 Jahren.', 'age-limit: zwischen 19 und 35 Jahren'],
    ['mindestens 1,75 m groß', 'body-height: mindestens 1,75 m groß'],
  ])('%s', (description, warning) => {
    expect(found(description)).toEqual([warning]);
  });
});

describe('In a description it has nothing against', () => {
  test.each([
    'Deutsch als Muttersprache ist nicht nötig.',
    'Muttersprache nicht nötig',
    'Sie müssen kein Muttersprachler sein.',
    'Die Muttersprache spielt keine Rolle.',
    'Ihre Ansprechpartnerin spricht Ihre Muttersprache.',
    'Wir zahlen einen Deutschkurs mit Muttersprachlern.',
    'You need not be a native speaker.',
    'Native speaker not required',
    'We build React Native apps on cloud-native systems.',
    'Alle Bewerbungen sind willkommen, unabhängig von Alter, Geschlecht, Religion, Nationalität und Familienstand.',
    'We hire regardless of age, religion, marital status or nationality.',
    'Mindestens 18 Jahre alt, Führerschein CE',
    'bis 35 Jahre Erfahrung',
    'Seit 35 Jahren am Markt, mit 40 Mitarbeitenden zwischen Elbe und Börde.',
    '25 bis 40 Stunden pro Woche',
    'Wir bilden seit 30 Jahren aus.',
    'Sie betreuen junge Erwachsene zwischen 18 und 27 Jahren.',
    'Kinder im Alter von 3 bis 6 Jahren',
    'Es gibt keine Altersgrenze.',
    'Ein Team aus jungen und erfahrenen Kollegen.',
    'Ein junges Unternehmen am Hafen.',
    'In unserer Praxis arbeiten eine Krankenschwester und ein Arzt.',
    'Sie arbeiten mit Krankenschwestern, Pflegern und Ärzten zusammen.',
    'Frauen werden bei gleicher Eignung bevorzugt.',
    'Sie betreuen schwangere Frauen und alleinstehende Menschen.',
    'Lediglich die Ausbildung zählt.',
    'örtlich ungebunden',
    'Religionslehrer an einer evangelischen Grundschule',
    'Bitte bewerben Sie sich ohne Foto.',
    'Please apply without a photo.',
    'Sie dokumentieren die Baustelle mit Fotos.',
    'EU citizenship or a valid work permit',
    'Körperlich belastbar, denn Sie heben Lasten bis 25 kg.',
    'You are physically fit, as you carry tiles up ladders.',
    'Sie arbeiten im Freien und auf Gerüsten. Körperliche Fitness ist Voraussetzung.',
    'Unser Team: zwölf Kollegen zwischen 19 und 63 Jahren.',
    'Seit über 30 Jahren. Garantie bis 30 Jahre. Unter 30 km Anfahrt.',
    'Freundliche Dame oder freundlicher Herr für den Empfang.',
    'Bewerbung mit Foto-Mappe, Bewerbungsfoto-Studio in Halle',
    'Bleiben Sie körperlich fit mit unserem Zuschuss zum Fitnessstudio.',
    'Wir suchen Maler:innen, Maurer*innen und Zimmerleute (m/w/d).',
    '',
    '   \n',
    '💡 Ļoti laba alga, darbs Magdeburgā – māsa, santehniķis.',
  ])('%s', (description) => {
    expect(found(description)).toEqual([]);
  });
});

describe('A title speaks to everybody', () => {
  test.each([
    'Anlagenmechaniker SHK (m/w/d)',
    'Maurer w/m/d',
    'Maurer (m|w|x)',
    'Maurer (gn)',
    'Maurer (all genders)',
    'Maler/in',
    'Maler/-in',
    'Maler:in',
    'Maler*innen',
    'Maler_in',
    'Maler(in)',
    'MalerIn',
    'Maler-in',
    'Maler / -in',
    'Erzieher:in in Teilzeit',
    'Koch/Köchin',
    'Krankenschwester oder Krankenpfleger',
    'Krankenschwester (m/w/d)',
    'Pflegefachmann/-frau',
    'Kaufmann/frau im Einzelhandel',
    'Medizinische/r Fachangestellte/r',
    'Fachkraft für Lagerlogistik',
    'Pflegefachperson',
    'Hebamme',
    'Reinigungskraft Magdeburg',
    'Maler- und Lackiererbetrieb sucht Verstärkung',
    'Elektro-Team Halle',
    'Project Manager',
    'Software Developer',
    'Plumber',
    'Team Leader Logistics',
    'Electrician for Berlin',
    'santehniķis',
    'Verstärkung für unser Lager',
    'Müller Haustechnik GmbH sucht Verstärkung',
    'Angebote für Pflegekräfte',
    'Arbeiten näher am Wohnort beim Weltmarktführer',
    'Physiotherapeutinnen und Physiotherapeuten',
  ])('%s', (title) => {
    expect(titled(title)).toEqual([]);
  });
});

describe('A title speaks to one sex only', () => {
  test.each([
    [
      'Anlagenmechaniker SHK',
      'Anlagenmechaniker',
      'Write "Anlagenmechaniker SHK (m/w/d)", or a form that means everybody.',
    ],
    [
      'Erfahrener Maurer gesucht',
      'Maurer',
      'Write "Erfahrener Maurer gesucht (m/w/d)", or a form that means everybody.',
    ],
    ['Krankenschwester', 'Krankenschwester', 'Write "Pflegefachperson", or a form that means everybody.'],
    ['Putzfrau gesucht', 'Putzfrau', 'Write "Reinigungskraft", or a form that means everybody.'],
    ['Sekretärin', 'Sekretärin', 'Write "Sekretärin (m/w/d)", or a form that means everybody.'],
    ['Kauffrau für Büromanagement', 'Kauffrau', undefined],
    ['Koch', 'Koch', undefined],
    ['Köchin', 'Köchin', undefined],
    ['Landwirt', 'Landwirt', undefined],
    ['Maurer (in Teilzeit)', 'Maurer', undefined],
    ['Fahrer: in Vollzeit', 'Fahrer', undefined],
    ['Physiotherapeuten für Magdeburg', 'Physiotherapeuten', undefined],
    ['Dame für den Empfang', 'Dame', undefined],
    ['Müller GmbH sucht Fahrer', 'Fahrer', undefined],
    ['Salesman', 'Salesman', 'Write "salesperson", or a form that means everybody.'],
    ['Foreman (Magdeburg)', 'Foreman', 'Write "supervisor", or a form that means everybody.'],
  ])('%s', (title, phrase, suggestion) => {
    const [warning, ...others] = checkWording({ title }, 'en');
    expect(warning).toMatchObject({
      code: 'gendered-title',
      pointer: '#/title',
      offset: title.indexOf(phrase),
      phrase,
    });
    if (suggestion !== undefined) expect(warning?.suggestion).toBe(suggestion);
    expect(others).toEqual([]);
  });

  test.each(['Maurer (m/w)', 'Maurer m/w', 'Maurer (w/m)', 'Maurer (m/f)'])(
    '%s names two genders of three',
    (title) => {
      expect(checkWording({ title }, 'en')).toMatchObject([
        { code: 'third-gender-missing', phrase: title.slice('Maurer '.length), offset: 'Maurer '.length },
      ]);
    },
  );
});

test('a warning says where, what, why by which law, and what to write instead, in German or English', () => {
  const text = { title: 'Fachkraft', description: 'Wir bauen Bäder 🛁.\nDeutsch als Muttersprache.' };
  const [warning] = checkWording(text, 'de');
  expect(warning).toEqual({
    code: 'native-speaker',
    pointer: '#/description',
    offset: text.description.indexOf('Muttersprache'),
    phrase: 'Muttersprache',
    legalBasis: 'AGG §§ 1, 3 (2), 7 (1), 11',
    reason: expect.stringContaining('ethnischen Herkunft'),
    suggestion: expect.stringContaining('C1'),
  });
  expect(checkWording(text, 'en')[0]?.reason).toContain('ethnic origin');
});

test('every place is told, in the order of the text, the title first', () => {
  const warnings = checkWording(
    {
      title: 'Putzfrau, jung und dynamisch',
      description: 'Mit Foto. Sie sind ledig, unter 30 Jahre, Muttersprachler.',
    },
    'de',
  );
  expect(warnings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '#/title gendered-title',
    '#/title age-word',
    '#/description photo',
    '#/description family-status',
    '#/description age-limit',
    '#/description native-speaker',
  ]);
});

test('one sentence that says the opposite does not excuse another', () => {
  expect(found('Muttersprache nicht nötig.\nEnglisch als Muttersprache.')).toEqual(['native-speaker: Muttersprache']);
  expect(found('Unabhängig vom Alter. Sie sind unter 30 Jahre alt.')).toEqual(['age-limit: unter 30 Jahre alt']);
});

test('umlauts written as a letter and a mark, as some systems do, are read', () => {
  const description = 'Sie sind körperlich fit und nicht älter als 45.'.normalize('NFD');
  const warnings = checkWording({ title: 'Fachkraft', description }, 'de');
  expect(warnings.map(({ code }) => code)).toEqual(['physical-fitness', 'age-limit']);
  for (const { offset, phrase } of warnings) expect(description.slice(offset, offset + phrase.length)).toBe(phrase);
});

test('any text is checked without an error, and every place lies in it', () => {
  const words = fc.constantFrom(
    'Muttersprache',
    'junges',
    'Team',
    'bis 35 Jahre',
    'nicht nötig',
    '.',
    '\n',
    'ß',
    '(m/w/d)',
    'Frau',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, text, (title, description) => {
      for (const { code, pointer, offset, phrase } of checkWording({ title, description }, 'en')) {
        const field = pointer === '#/title' ? title : description;
        expect(field.slice(offset, offset + phrase.length)).toBe(phrase);
        expect(WARNING_CODES).toContain(code);
      }
    }),
  );
});

test('of very many places the first fifty are told', () => {
  const warnings = checkWording({ title: 'Fachkraft', description: 'Muttersprache. '.repeat(1_300) }, 'de');
  expect(warnings).toHaveLength(50);
  expect(warnings[49]?.offset).toBe(49 * 15);
});

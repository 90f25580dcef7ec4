import { UNIT_GROUPS } from './classification.ts';
import { TRADE_NAMES } from './known-names.ts';
import { LOCALES } from './locale.ts';
import { nameKey } from './occupation-name.ts';
import { type OccupationScheme, resolveOccupation } from './resolve-occupation.ts';
import { TRADES } from './trades.ts';

function resolved(scheme: OccupationScheme, code: string) {
  const resolution = resolveOccupation({ scheme, code });
  if ('problem' in resolution) throw new Error(resolution.message);
  return resolution.occupation;
}

function problem(scheme: OccupationScheme, code: string) {
  const resolution = resolveOccupation({ scheme, code });
  if (!('problem' in resolution)) throw new Error(`${code} resolves to ${JSON.stringify(resolution.occupation)}`);
  return resolution;
}

describe('by ISCO-08 code', () => {
  test('every unit group resolves to itself, without a trade', () => {
    for (const { code } of UNIT_GROUPS) expect(resolved('isco-08', code)).toEqual({ isco: code });
  });

  test('a group above the unit groups is refused and its unit groups are listed', () => {
    const { problem: kind, message, couldBe } = problem('isco-08', '712');
    expect(kind).toBe('unknown');
    expect(couldBe.map(({ code }) => code)).toEqual(['7121', '7122', '7123', '7124', '7125', '7126', '7127']);
    expect(message).toContain('Plumbers and heating fitters');
  });

  test.each(['7199', '71', '7', '71260'])('%s is unknown and at most ten near ones are listed', (code) => {
    const { couldBe } = problem('isco-08', code);
    expect(couldBe.length).toBeGreaterThan(0);
    expect(couldBe.length).toBeLessThanOrEqual(10);
  });

  test.each(['', 'plumber', '٧١٢٦'])('"%s" is unknown, and nothing is near', (code) => {
    expect(problem('isco-08', code).couldBe).toEqual([]);
  });
});

describe('by name', () => {
  test.each([
    'Anlagenmechaniker SHK',
    'anlagenmechaniker shk (m/w/d)',
    'Anlagenmechaniker/in SHK (w/m/d)',
    'Anlagenmechanikerin für Sanitär-, Heizungs- und Klimatechnik',
    'Anlagenmechaniker fuer Sanitaer-, Heizungs- & Klimatechnik',
    '  Gas- und Wasserinstallateur ',
    'santehniķis',
    'SANTEHNIKIS',
    'Santehniķe',
    'santehniķis/-e',
    'plumbers',
    'anlagenmechaniker-shk',
  ])('"%s" is the plumbing and heating fitter', (name) => {
    expect(resolved('name', name)).toEqual({ isco: '7126', trade: 'anlagenmechaniker-shk' });
  });

  test.each([
    ['Maler:in', 'maler'],
    ['Maler*in (gn)', 'maler'],
    ['Maler_innen', 'maler'],
    ['Maler-in', 'maler'],
    ['Maler(in)', 'maler'],
    ['Malerin m/w/d', 'maler'],
    ['Gesundheits- und Krankenpfleger', 'pflegefachmann'],
    ['Gesundheits- und Krankenpflegerin', 'pflegefachmann'],
    ['Pflegefachfrau', 'pflegefachmann'],
    ['Pflegefachmann/-frau (m/w/d)', 'pflegefachmann'],
    ['Pflegefachfrau/Pflegefachmann', 'pflegefachmann'],
    ['medmasa', 'pflegefachmann'],
    ['Koch/Köchin', 'koch'],
    ['Koechin', 'koch'],
    ['pavāre', 'koch'],
    ['pavārs (-e)', 'koch'],
    ['mūrnieks (-ce)', 'maurer'],
    ['Medizinische/r Fachangestellte/r', 'mfa'],
    ['Galdniece', 'tischler'],
    ['Kauffrau für Büromanagement', 'kaufmann-bueromanagement'],
    ['KFZ Mechatroniker', 'kfz-mechatroniker'],
    ['Strassenbauer', 'strassenbauer'],
    ['metinātāja', 'schweisser'],
    ['Medizinische Fachangestellte (w/m/d)', 'mfa'],
    ['Erzieher*innen', 'erzieher'],
  ])('"%s" is %s', (name, trade) => {
    expect(resolved('name', name).trade).toBe(trade);
  });

  test('the label of a unit group that no trade bears names the unit group', () => {
    expect(resolved('name', 'Plumbers and heating fitters')).toEqual({ isco: '7126' });
    expect(resolved('name', 'Sanitär- und Heizungsinstallateure')).toEqual({ isco: '7126' });
    expect(resolved('name', 'Santehniķi un cauruļvadu montētāji')).toEqual({ isco: '7126' });
  });

  test('a name of several trades is ambiguous and lists them as references that resolve', () => {
    const { problem: kind, message, couldBe } = problem('name', 'Anlagenmechaniker/in (m/w/d)');
    expect(kind).toBe('ambiguous');
    expect(couldBe.map((meant) => resolved(meant.scheme, meant.code).trade)).toEqual([
      'anlagenmechaniker-shk',
      'anlagenmechaniker-industrie',
    ]);
    expect(message).toContain('"Anlagenmechaniker SHK" (plumber)');
  });

  test('two trades in one text are ambiguous too', () => {
    expect(problem('name', 'Bäcker/Fleischer').couldBe.map(({ code }) => code)).toEqual(['Bäcker', 'Fleischer']);
    expect(problem('name', 'Maurer oder Zimmerer').couldBe.map(({ code }) => code)).toEqual(['Maurer', 'Zimmerer']);
  });

  test.each([
    ['Mauerer', 'Maurer'],
    ['Dachdeker', 'Dachdecker'],
    ['Elektroinstalateur', 'Elektroniker für Energie- und Gebäudetechnik'],
    ['metinatais', 'Schweißer'],
  ])('"%s" is unknown; %s is among the closest', (slip, meant) => {
    const { problem: kind, couldBe } = problem('name', slip);
    expect(kind).toBe('unknown');
    expect(couldBe.map(({ code }) => code)).toContain(meant);
    expect(couldBe.length).toBeLessThanOrEqual(5);
  });

  test.each(['', '   ', '(m/w/d)', '/', 'xqzw', '💡', '\u0000'])('"%s" is unknown without an error', (name) => {
    expect(problem('name', name)).toMatchObject({ problem: 'unknown', couldBe: [] });
  });

  test('every name of every trade leads back to it, but for those that several trades are known to bear', () => {
    const ambiguous = [...TRADE_NAMES].filter(([, occupations]) => occupations.length > 1).map(([key]) => key);
    expect(ambiguous.sort()).toEqual(
      [
        'Anlagenmechaniker',
        'Klempner',
        'Schlosser',
        'atslēdznieks',
        'Mechaniker',
        'mehāniķis',
        'Elektriker',
        'Elektrotechniker',
        'Elektroniker',
        'Industrieelektriker',
        'Schneider',
        'Pfleger',
        'aukle',
        'Kraftfahrer',
        'autovadītājs',
        'šoferis',
        'Lagerist',
        'Programmierer',
        'programmer',
        'programmētājs',
        'Fachinformatiker',
      ]
        .map(nameKey)
        .sort(),
    );
    for (const { id, names } of TRADES.values()) {
      for (const name of LOCALES.flatMap((locale) => names[locale])) {
        if (!ambiguous.includes(nameKey(name))) expect(resolved('name', name).trade).toBe(id);
      }
    }
  });
});

describe('by KldB 2010 code', () => {
  test('a code of one trade is that trade', () => {
    expect(resolved('kldb-2010', ' 34212 ')).toEqual({ isco: '7126', trade: 'anlagenmechaniker-shk' });
  });

  test('a code of several trades of one unit group is the unit group', () => {
    expect(resolved('kldb-2010', '29222')).toEqual({ isco: '7512' });
  });

  test('a code that mostly means one trade is that trade, though it holds others', () => {
    expect(TRADES.get('karosseriebauer')?.kldbWithin).toBe('25212');
    expect(resolved('kldb-2010', '25212')).toEqual({ isco: '7231', trade: 'kfz-mechatroniker' });
  });

  test('a code that mostly means a trade the catalogue lacks is unknown, and the trades it holds are listed', () => {
    expect(problem('kldb-2010', '24212').couldBe).toEqual([
      { scheme: 'name', code: 'Drahtgestellhersteller', label: 'wire frame maker' },
    ]);
  });

  test('a code of trades in several unit groups is ambiguous', () => {
    const { problem: kind, couldBe } = problem('kldb-2010', '26312');
    expect(kind).toBe('ambiguous');
    expect(couldBe.map(({ code }) => code)).toEqual(['Informationselektroniker', 'IT-System-Elektroniker']);
  });

  test.each(['34219', '3421', '342'])('%s is unknown and near ones are listed', (code) => {
    expect(problem('kldb-2010', code).couldBe.map((meant) => meant.code)).toContain('Anlagenmechaniker SHK');
  });

  test('a code that is none is unknown', () => {
    expect(problem('kldb-2010', '').couldBe).toEqual([]);
    expect(problem('kldb-2010', '00000').couldBe).toEqual([]);
  });
});

test('ESCO is not loaded, and the message says what to use instead', () => {
  const { message } = problem('esco', 'http://data.europa.eu/esco/occupation/1');
  expect(message).toMatch(/not loaded here; .*isco-08, kldb-2010 or name/);
});

test('whatever is suggested resolves', () => {
  for (const word of ['Bau', 'pflege', 'montētājs', 'mechanic', 'Techniker', 'operator', 'Helfer']) {
    const resolution = resolveOccupation({ scheme: 'name', code: word });
    const couldBe = 'problem' in resolution ? resolution.couldBe : [];
    for (const { scheme, code } of couldBe) expect(resolveOccupation({ scheme, code })).toHaveProperty('occupation');
  }
});

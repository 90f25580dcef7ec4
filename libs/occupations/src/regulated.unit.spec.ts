import { OCCUPATION_RULES } from './occupation-rules.ts';
import { REGULATED_OCCUPATIONS, regulationOf } from './regulated.ts';
import { resolveOccupation } from './resolve-occupation.ts';

function regulationOfName(name: string) {
  const resolution = resolveOccupation({ scheme: 'name', code: name });
  if ('problem' in resolution) throw new Error(resolution.message);
  return regulationOf(resolution.occupation)?.id;
}

test('nursing is regulated under both of its unit groups', () => {
  for (const isco of ['2221', '3221']) {
    expect(regulationOf({ isco })).toMatchObject({
      id: 'nurse',
      legalBasis: 'Pflegeberufegesetz (PflBG)',
      automatic: true,
    });
  }
});

test.each([
  ['Pflegefachfrau', 'nurse'],
  ['Altenpfleger', 'geriatric-nurse'],
  ['Kinderkrankenschwester', 'childrens-nurse'],
  ['Fachärztin', 'physician'],
  ['Zahnarzt', 'dentist'],
  ['Hebamme', 'midwife'],
  ['Physiotherapeutin', 'physiotherapist'],
  ['Ergotherapeut', 'occupational-therapist'],
  ['Notfallsanitäter', 'emergency-paramedic'],
  ['Psychotherapeut', 'psychotherapist'],
  ['Erzieherin', 'educator'],
  ['Kindheitspädagogin', 'childhood-pedagogue'],
  ['Sozialarbeiter', 'social-worker'],
  ['Gymnasiallehrer', 'teacher'],
  ['Rechtsanwältin', 'lawyer'],
  ['Architekt', 'architect'],
  ['Innenarchitekt', 'interior-architect'],
])('%s is regulated as %s', (name, id) => {
  expect(regulationOfName(name)).toBe(id);
});

test.each([
  'Anlagenmechaniker SHK',
  'Elektroinstallateur',
  'Friseurin',
  'Schornsteinfeger',
  'Augenoptiker',
  'Pflegehelfer',
  'Medizinische Fachangestellte',
  'Psychologe',
  'Berufskraftfahrer',
  'Bauingenieur',
])('%s may be employed without recognition', (name) => {
  expect(regulationOfName(name)).toBeUndefined();
});

test('recognition is automatic in the sectoral professions of Directive 2005/36/EC and in no other', () => {
  expect(REGULATED_OCCUPATIONS.filter(({ automatic }) => automatic).map(({ id }) => id)).toEqual([
    'physician',
    'dentist',
    'veterinarian',
    'pharmacist',
    'nurse',
    'midwife',
    'architect',
  ]);
});

test('no unit group and no trade is regulated twice', () => {
  const occupations = REGULATED_OCCUPATIONS.flatMap(({ occupations }) => occupations);
  expect(occupations.filter((occupation, index) => occupations.indexOf(occupation) !== index)).toEqual([]);
});

test('a unit group that also holds free occupations is not regulated as a whole, only its regulated trades are', () => {
  expect(regulationOf({ isco: '3258' })).toBeUndefined();
  expect(regulationOf({ isco: '3258', trade: 'rettungssanitaeter' })).toBeUndefined();
  expect(regulationOf({ isco: '3258', trade: 'notfallsanitaeter' })?.id).toBe('emergency-paramedic');
});

const nursing = regulationOf({ isco: '3221' })!;
const careOfTheElderly = regulationOf({ isco: '3221', trade: 'altenpfleger' })!;

test.each([
  ['a nurse listed as 2221 is one for nursing', { isco: '2221' }, nursing, true],
  ['a care assistant is none', { isco: '5321' }, nursing, false],
  ['nor is a regulated assistant', { isco: '5321', trade: 'pflegefachassistent' }, nursing, false],
  ['nor a nurse for the elderly', { isco: '3221', trade: 'altenpfleger' }, nursing, false],
  ['a nurse’s licence covers care of the elderly', { isco: '3221' }, careOfTheElderly, true],
])('which qualification is one for a regulated occupation: %s', (_what, qualification, regulation, qualifies) => {
  expect(OCCUPATION_RULES.regulations.fits(qualification, regulation)).toBe(qualifies);
});

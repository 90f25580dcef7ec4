import type { TradeKey } from './trades.ts';

interface Place {
  readonly postalCode: string;
  readonly city: string;
  /** NUTS 2024 level 3, where the postal code alone does not tell it. */
  readonly nuts?: string;
}

/** An invented company of the region and whom it looks for, one trade a posting. */
export interface SampleCompany {
  readonly externalRef: string;
  readonly name: string;
  readonly locale: 'de' | 'en';
  readonly place: Place;
  readonly seeks: readonly TradeKey[];
}

const magdeburg = (postalCode: string): Place => ({ postalCode, city: 'Magdeburg' });
const OSCHERSLEBEN: Place = { postalCode: '39387', city: 'Oschersleben (Bode)', nuts: 'DEE07' };
const HALDENSLEBEN: Place = { postalCode: '39340', city: 'Haldensleben', nuts: 'DEE07' };
const SCHOENEBECK: Place = { postalCode: '39218', city: 'Schönebeck (Elbe)', nuts: 'DEE0C' };
const BERNBURG: Place = { postalCode: '06406', city: 'Bernburg (Saale)', nuts: 'DEE0C' };
const ASCHERSLEBEN: Place = { postalCode: '06449', city: 'Aschersleben', nuts: 'DEE0C' };
const HALBERSTADT: Place = { postalCode: '38820', city: 'Halberstadt', nuts: 'DEE09' };
const WERNIGERODE: Place = { postalCode: '38855', city: 'Wernigerode', nuts: 'DEE09' };
const BURG: Place = { postalCode: '39288', city: 'Burg', nuts: 'DEE06' };
const STENDAL: Place = { postalCode: '39576', city: 'Stendal', nuts: 'DEE0D' };

const company = (
  externalRef: string,
  name: string,
  place: Place,
  seeks: readonly TradeKey[],
  locale: SampleCompany['locale'] = 'de',
): SampleCompany => ({ externalRef, name, locale, place, seeks });

/** Twenty-five companies in and around Magdeburg. Their names are made up. */
export const COMPANIES: readonly SampleCompany[] = [
  company('luettgenfeld', 'Haustechnik Lüttgenfeld GmbH', magdeburg('39112'), ['plumber', 'plumber', 'electrician']),
  company('russwurm', 'Bad & Wärme Rußwurm KG', OSCHERSLEBEN, ['plumber', 'electrician']),
  company('kabelkranz', 'Elektro Kabelkranz GmbH', magdeburg('39124'), ['electrician']),
  company('kranichufer', 'Pflegehaus Kranichufer gGmbH', magdeburg('39114'), ['nurse', 'care-assistant']),
  company('silberbachklinik', 'Klinik am Silberbach gGmbH', HALBERSTADT, [
    'nurse',
    'physiotherapist',
    'care-assistant',
  ]),
  company('herzgruen', 'Mobile Pflege Herzgrün GmbH', SCHOENEBECK, ['nurse', 'care-assistant']),
  company('federschritt', 'Therapiezentrum Federschritt GmbH', magdeburg('39108'), [
    'physiotherapist',
    'physiotherapist',
  ]),
  company('eisenmoewe', 'Stahlbau Eisenmöwe GmbH', magdeburg('39126'), ['welder', 'welder', 'painter']),
  company('grossfloeth', 'Behälterbau Großflöth AG', BERNBURG, ['welder', 'cnc-machinist']),
  company('zoellwitz', 'Feindreherei Zöllwitz GmbH', ASCHERSLEBEN, ['cnc-machinist', 'cnc-machinist']),
  company('grosskuechen-boerde', 'Großküchen Börde GmbH', HALDENSLEBEN, ['cook', 'butcher']),
  company('goldener-otter', 'Gasthof Zum Goldenen Otter e. K.', WERNIGERODE, ['cook', 'waiter']),
  company('harzlerche', 'Hotel Harzlerche GmbH', WERNIGERODE, ['hotel-receptionist', 'waiter']),
  company('ottersbrueck', 'Hotel Ottersbrück GmbH', magdeburg('39104'), [
    'hotel-receptionist',
    'hotel-receptionist',
    'cook',
    'waiter',
  ]),
  company('moewenkamp', 'Spedition Möwenkamp GmbH & Co. KG', magdeburg('39126'), [
    'truck-driver',
    'truck-driver',
    'warehouse-worker',
    'car-mechanic',
  ]),
  company('wolfsgruen', 'Lagerhaus Wolfsgrün GmbH', BURG, ['warehouse-worker', 'warehouse-worker', 'truck-driver']),
  company(
    'elbkiesel',
    'Elbkiesel Software GmbH',
    magdeburg('39106'),
    ['software-developer', 'software-developer'],
    'en',
  ),
  company('zahlenkranich', 'Zahlenkranich UG (haftungsbeschränkt)', STENDAL, ['software-developer'], 'en'),
  company('fichtenstolz', 'Zimmerei Fichtenstolz GmbH', BURG, ['carpenter', 'carpenter', 'roofer']),
  company('ziegelhahn', 'Hochbau Ziegelhahn GmbH', magdeburg('39130'), ['bricklayer', 'bricklayer', 'carpenter']),
  company('farbspecht', 'Malerwerkstatt Farbspecht & Söhne GbR', magdeburg('39120'), ['painter', 'painter']),
  company('wetterhuhn', 'Bedachungen Wetterhuhn GmbH', SCHOENEBECK, ['roofer', 'roofer', 'bricklayer']),
  company('kurbelfink', 'Autohaus Kurbelfink GmbH', magdeburg('39116'), ['car-mechanic', 'car-mechanic']),
  company('eichelstolz', 'Landfleischerei Eichelstolz GmbH', HALBERSTADT, ['butcher', 'butcher']),
  company('kruemelstein', 'Backhaus Krümelstein GmbH', magdeburg('39122'), ['baker', 'baker', 'baker']),
];

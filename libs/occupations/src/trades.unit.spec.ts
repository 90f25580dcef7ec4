import { occupationsNamed } from './known-names.ts';
import { occupationLabel } from './occupation-label.ts';
import { TRADES } from './trades.ts';

test('there are at least 200 trades', () => {
  expect(TRADES.size).toBeGreaterThanOrEqual(200);
});

/** The Crafts Code as of 2021, by the names it uses itself. */
const ANNEXES = {
  A: 'Maurer und Betonbauer; Ofen- und Luftheizungsbauer; Zimmerer; Dachdecker; Straßenbauer; Wärme-, Kälte- und Schallschutzisolierer; Brunnenbauer; Steinmetzen und Steinbildhauer; Stuckateure; Maler und Lackierer; Gerüstbauer; Schornsteinfeger; Metallbauer; Chirurgiemechaniker; Karosserie- und Fahrzeugbauer; Feinwerkmechaniker; Zweiradmechaniker; Kälteanlagenbauer; Informationstechniker; Kraftfahrzeugtechniker; Land- und Baumaschinenmechatroniker; Büchsenmacher; Klempner; Installateur und Heizungsbauer; Elektrotechniker; Elektromaschinenbauer; Tischler; Boots- und Schiffbauer; Seiler; Bäcker; Konditoren; Fleischer; Augenoptiker; Hörakustiker; Orthopädietechniker; Orthopädieschuhmacher; Zahntechniker; Friseure; Glaser; Glasbläser und Glasapparatebauer; Mechaniker für Reifen- und Vulkanisationstechnik; Fliesen-, Platten- und Mosaikleger; Werkstein- und Terrazzohersteller; Estrichleger; Behälter- und Apparatebauer; Parkettleger; Rollladen- und Sonnenschutztechniker; Drechsler (Elfenbeinschnitzer) und Holzspielzeugmacher; Böttcher; Glasveredler; Schilder- und Lichtreklamehersteller; Raumausstatter; Orgel- und Harmoniumbauer',
  B1: 'Uhrmacher; Graveure; Metallbildner; Galvaniseure; Metall- und Glockengießer; Präzisionswerkzeugmechaniker; Gold- und Silberschmiede; Modellbauer; Holzbildhauer; Korb- und Flechtwerkgestalter; Maßschneider; Textilgestalter; Modisten; Segelmacher; Kürschner; Schuhmacher; Sattler und Feintäschner; Müller; Brauer und Mälzer; Weinküfer; Textilreiniger; Wachszieher; Gebäudereiniger; Feinoptiker; Glas- und Porzellanmaler; Edelsteinschleifer und -graveure; Fotografen; Buchbinder; Print- und Medientechnologen; Keramiker; Klavier- und Cembalobauer; Handzuginstrumentenmacher; Geigenbauer; Bogenmacher; Metallblasinstrumentenmacher; Holzblasinstrumentenmacher; Zupfinstrumentenmacher; Vergolder; Holz- und Bautenschützer; Bestatter; Kosmetiker',
  B2: 'Eisenflechter; Bautentrocknungsgewerbe; Bodenleger; Asphaltierer; Fuger; Rammgewerbe; Betonbohrer und -schneider; Theater- und Ausstattungsmaler; Herstellung von Drahtgestellen für Dekorationszwecke in Sonderanfertigung; Metallschleifer und Metallpolierer; Metallsägen-Schärfer; Tankschutzbetriebe; Fahrzeugverwerter; Rohr- und Kanalreiniger; Kabelverleger im Hochbau; Holzschuhmacher; Holzblockmacher; Daubenhauer; Holz-Leitermacher; Muldenhauer; Holzreifenmacher; Holzschindelmacher; Einbau von genormten Baufertigteilen; Bürsten- und Pinselmacher; Bügelanstalten für Herren-Oberbekleidung; Dekorationsnäher; Fleckteppichhersteller; Theaterkostümnäher; Plisseebrenner; Stoffmaler; Textil-Handdrucker; Kunststopfer; Änderungsschneider; Handschuhmacher; Ausführung einfacher Schuhreparaturen; Gerber; Innerei-Fleischer; Speiseeishersteller; Fleischzerleger, Ausbeiner; Appreteure, Dekateure; Schnellreiniger; Teppichreiniger; Getränkeleitungsreiniger; Maskenbildner; Lampenschirmhersteller; Klavierstimmer; Theaterplastiker; Requisiteure; Schirmmacher; Steindrucker; Schlagzeugmacher',
};

test.each(Object.entries(ANNEXES))(
  'every craft of annex %s of the Crafts Code resolves to a trade that is marked so',
  (annex, crafts) => {
    const names = crafts.split('; ').flatMap((craft) => (/^\S+, \S+$/.test(craft) ? craft.split(', ') : [craft]));
    const missing = names.filter(
      (name) => !occupationsNamed(name).some(({ trade }) => TRADES.get(trade ?? '')?.hwo === annex),
    );
    expect(missing).toEqual([]);
  },
);

test('every trade has its code of KldB 2010, but those that its official list does not name or splits', () => {
  const without = [...TRADES.values()].filter(({ kldb, kldbWithin }) => kldb === undefined && kldbWithin === undefined);
  expect(without.map(({ id }) => id).sort()).toEqual([
    ...['baufertigteilmonteur', 'facharzt', 'holzblockmacher', 'holzschuhmacher', 'kuttler', 'lampenschirmhersteller'],
    ...['muldenhauer', 'produktionshelfer', 'tankschuetzer'],
  ]);
});

test('an occupation is named after its trade, or after its unit group', () => {
  const occupation = { isco: '7115', trade: 'zimmerer' };
  expect(occupationLabel(occupation, 'de')).toBe('Zimmerer');
  expect(occupationLabel(occupation, 'lv')).toBe('namdaris');
  expect(occupationLabel({ isco: '7115' }, 'en')).toBe('Carpenters and building joiners');
});

test('an occupation whose trade is no longer in the table is named after its unit group', () => {
  expect(occupationLabel({ isco: '7115', trade: 'wagner' }, 'de')).toBe('Zimmerer und Bautischler');
});

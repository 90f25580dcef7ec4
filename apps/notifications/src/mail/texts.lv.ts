import type { MatchConfirmedTexts } from './texts.ts';

export const lv: MatchConfirmedTexts = {
  subject: (title) => `Piemērots speciālists vakancei „${title}”`,
  greeting: 'Labdien!',
  introduction: (title) =>
    `Jūsu vakancei „${title}” esam atraduši speciālistu no ārvalstīm. ` +
    'Mūsu koordinators šo priekšlikumu ir izvērtējis un apstiprinājis.',
  trade: 'Profesija',
  score: 'Atbilstība',
  scoreAtStart: (score, start) => `${score} no 100 punktiem uz darba sākuma dienu (${start})`,
  confidence: 'Pamatojums',
  knownShare: (share) => `zināmi ${share} no tā, kas tiek vērtēts; pārējais vēl jānoskaidro`,
  eligibility: 'No kura laika un ar kādiem nosacījumiem',
  reasons: 'Kāpēc iesakām šo speciālistu',
  criteria: { trade: 'Profesija', recognition: 'Kvalifikācijas atzīšana', language: 'Valoda' },
  nextStep:
    'Koordinators drīzumā sazināsies ar Jums, lai pārrunātu turpmākos soļus. ' +
    'Personas datus Jūs saņemsiet tikai tad, kad šī persona tam būs piekritusi.',
  farewell: 'Jūsu koordinatori',
  sentAutomatically: 'Šis ziņojums ir nosūtīts automātiski.',
};

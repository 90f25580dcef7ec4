import type { MailTexts } from './mail-texts.ts';

export const lv: MailTexts = {
  greeting: 'Labdien!',
  farewell: 'Jūsu koordinatori',
  answers: {
    interested: 'Mūs tas interesē',
    'not-interested': 'Mūs tas neinteresē',
    'call-me': 'Lūdzu, piezvaniet mums',
    filled: 'Vakance ir aizpildīta',
    'still-needed': 'Jā, joprojām vajadzīgs',
    'no-longer-needed': 'Nē, vairs nav vajadzīgs',
  },
  footer: {
    why: (company) => `Šis ziņojums automātiski nosūtīts uzņēmumam ${company}, jo tas meklē speciālistus.`,
    preferences: 'Kad un cik bieži rakstām',
    unsubscribe: 'Vairs nesūtīt e-pastus',
  },

  match: {
    kicker: 'Priekšlikums',
    trade: 'Profesija',
    scoreAtStart: (start) => `no 100 punktiem – atbilstība uz darba sākuma dienu (${start})`,
    confidence: 'Pamatojums',
    knownShare: (share) => `zināmi ${share} no tā, kas tiek vērtēts; pārējais vēl jānoskaidro`,
    eligibility: 'No kura laika un ar kādiem nosacījumiem',
    reasons: 'Kāpēc iesakām šo speciālistu',
    question: 'Vai vēlaties iepazīties ar šo speciālistu?',
  },

  vacancy: {
    kicker: 'Jūsu vakance',
    startsOn: 'Darba sākums',
    validThrough: 'Izsludināta līdz',
    place: 'Darba vieta',
  },

  matchConfirmed: {
    subject: (title) => `Piemērots speciālists vakancei „${title}”`,
    preview: (score) => `${score} no 100 punktiem, koordinatora pārbaudīts. Atbildiet ar vienu klikšķi.`,
    heading: 'Esam atraduši piemērotu speciālistu',
    introduction: (title) =>
      `Jūsu vakancei „${title}” esam atraduši speciālistu no ārvalstīm. ` +
      'Mūsu koordinators šo priekšlikumu ir izvērtējis un apstiprinājis.',
    nextStep: 'Pēc Jūsu atbildes koordinators sazināsies ar Jums, lai pārrunātu turpmākos soļus.',
    privacy: 'Personas datus Jūs saņemsiet tikai tad, kad šī persona tam būs piekritusi.',
  },

  introduced: {
    subject: (title) => `Kontaktinformācija vakancei „${title}”`,
    preview: (until) => `Speciālists ir piekritis. Saite derīga līdz ${until}.`,
    heading: 'Tagad varat iepazīties',
    introduction: (title) =>
      `Jūsu vakancei „${title}” Jūs interesēja kāds speciālists. Viņš ir piekritis, ka Jūs ar viņu sazināsieties.`,
    kicker: 'Kontakts',
    until: 'Saite derīga līdz',
    question: 'Kā sazināties ar speciālistu',
    look: 'Skatīt kontaktinformāciju',
    privacy:
      'Šī informācija paredzēta tikai Jums un tikai šai vakancei; lūdzu, nepārsūtiet šo ziņojumu. ' +
      'Katra skatīšanās reize tiek reģistrēta, un speciālists to var uzzināt.',
  },

  stillNeeded: {
    subject: (title) => `Vai vakancei „${title}” joprojām kāds vajadzīgs?`,
    preview: (start) => `Tuvojas darba sākuma diena (${start}). Pietiek ar vienu klikšķi.`,
    heading: 'Vai speciālists joprojām vajadzīgs?',
    introduction: (title, start) =>
      `Jūs mums pieteicāt „${title}” kā paredzamu vajadzību. Tuvojas darba sākuma diena (${start}).`,
    question: 'Vai šis speciālists Jums joprojām ir vajadzīgs?',
    why: 'Mēs jautājam, lai neviens negatavotos darbam, kura vairs nav.',
  },

  expiring: {
    subject: (title) => `Vakances „${title}” termiņš drīz beigsies`,
    preview: (lastDay) => `Pēc ${lastDay} vairs nemeklēsim. Vai vakance joprojām ir brīva?`,
    heading: 'Jūsu vakances termiņš drīz beigsies',
    introduction: (title, lastDay) =>
      `Jūsu vakance „${title}” ir izsludināta līdz ${lastDay}. Pēc tam mēs vairs nemeklēsim.`,
    question: 'Vai Jūs joprojām meklējat?',
    prolonging:
      'Ja meklējat, lūdzu, norādiet vēlāku datumu tur, kur vakanci pieteicāt. ' +
      'Mūsu koordinatori Jums labprāt palīdzēs.',
  },

  digest: {
    subject: (count) => `Jaunumi par Jūsu vakancēm (${count})`,
    preview: (titles) => titles,
    heading: 'Jaunumi par Jūsu vakancēm',
    introduction: 'Kopš mūsu pēdējās ziņas par Jūsu vakancēm ir jaunumi. Atbildiet uz katru punktu ar vienu klikšķi.',
  },
};

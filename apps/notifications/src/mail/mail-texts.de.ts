import type { MailTexts } from './mail-texts.ts';

export const de: MailTexts = {
  greeting: 'Guten Tag,',
  farewell: 'Ihre Koordinierungsstelle',
  answers: {
    interested: 'Wir haben Interesse',
    'not-interested': 'Kein Interesse',
    'call-me': 'Bitte rufen Sie uns an',
    filled: 'Die Stelle ist besetzt',
    'still-needed': 'Ja, der Bedarf besteht',
    'no-longer-needed': 'Nein, nicht mehr',
  },
  footer: {
    why: (company) =>
      `Diese Nachricht wurde automatisch an ${company} verschickt, weil dort Fachkräfte gesucht werden.`,
    preferences: 'Wann und wie oft wir schreiben',
    unsubscribe: 'Keine E-Mails mehr',
  },

  match: {
    kicker: 'Vorschlag',
    trade: 'Beruf',
    scoreAtStart: (start) => `von 100 Punkten Passung, bezogen auf den Beginn am ${start}`,
    confidence: 'Grundlage',
    knownShare: (share) => `${share} dessen, was zählt, ist bekannt; das Übrige ist noch zu klären`,
    eligibility: 'Ab wann und unter welchen Voraussetzungen',
    reasons: 'Warum wir diese Fachkraft vorschlagen',
    question: 'Möchten Sie diese Fachkraft kennenlernen?',
  },

  vacancy: {
    kicker: 'Ihre Stelle',
    startsOn: 'Beginn',
    validThrough: 'Ausgeschrieben bis',
    place: 'Arbeitsort',
  },

  matchConfirmed: {
    subject: (title) => `Passende Fachkraft für „${title}“`,
    preview: (score) =>
      `${score} von 100 Punkten, von unserer Koordinierungsstelle geprüft. Antworten Sie mit einem Klick.`,
    heading: 'Wir haben eine passende Fachkraft gefunden',
    introduction: (title) =>
      `für Ihre Stelle „${title}“ haben wir eine Fachkraft aus dem Ausland gefunden. ` +
      'Unsere Koordinierungsstelle hat den Vorschlag geprüft und bestätigt.',
    nextStep:
      'Sobald Sie geantwortet haben, meldet sich unsere Koordinierungsstelle und bespricht mit Ihnen die nächsten Schritte.',
    privacy: 'Angaben zur Person erhalten Sie erst, wenn die Person dem zugestimmt hat.',
  },

  introduced: {
    subject: (title) => `Kontaktdaten zu „${title}“`,
    preview: (until) => `Die Fachkraft ist einverstanden. Der Link gilt bis zum ${until}.`,
    heading: 'Sie können sich jetzt kennenlernen',
    introduction: (title) =>
      `für Ihre Stelle „${title}“ hatten Sie Interesse an einer Fachkraft. Sie ist damit einverstanden, ` +
      'dass Sie sich bei ihr melden.',
    kicker: 'Kontakt',
    until: 'Der Link gilt bis',
    question: 'Wie Sie die Fachkraft erreichen',
    look: 'Kontaktdaten ansehen',
    privacy:
      'Die Angaben sind nur für Sie und nur für diese Stelle bestimmt; bitte leiten Sie diese Nachricht nicht weiter. ' +
      'Jedes Ansehen wird vermerkt, und die Fachkraft kann es erfahren.',
  },

  stillNeeded: {
    subject: (title) => `Brauchen Sie noch jemanden für „${title}“?`,
    preview: (start) => `Der Beginn am ${start} rückt näher. Ein Klick genügt.`,
    heading: 'Besteht der Bedarf noch?',
    introduction: (title, start) =>
      `Sie haben uns „${title}“ als absehbaren Bedarf gemeldet. Der Beginn am ${start} rückt näher.`,
    question: 'Brauchen Sie die Fachkraft weiterhin?',
    why: 'Wir fragen, damit niemand sich auf eine Stelle vorbereitet, die es nicht mehr gibt.',
  },

  expiring: {
    subject: (title) => `„${title}“ läuft bald aus`,
    preview: (lastDay) => `Nach dem ${lastDay} suchen wir nicht weiter. Ist die Stelle noch offen?`,
    heading: 'Ihre Stelle läuft bald aus',
    introduction: (title, lastDay) =>
      `Ihre Stelle „${title}“ ist bis zum ${lastDay} ausgeschrieben. Danach suchen wir nicht weiter.`,
    question: 'Suchen Sie weiterhin?',
    prolonging:
      'Wenn Sie weiter suchen, geben Sie bitte dort, wo Sie die Stelle gemeldet haben, ein späteres Datum an. ' +
      'Unsere Koordinierungsstelle hilft Ihnen gern dabei.',
  },

  digest: {
    subject: (count) => `Neues zu Ihren Stellen (${count})`,
    preview: (titles) => titles,
    heading: 'Neues zu Ihren Stellen',
    introduction:
      'seit unserer letzten Nachricht hat sich bei Ihren Stellen einiges getan. Antworten Sie zu jedem Punkt mit einem Klick.',
  },
};

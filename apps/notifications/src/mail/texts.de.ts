import type { MatchConfirmedTexts } from './texts.ts';

export const de: MatchConfirmedTexts = {
  subject: (title) => `Passende Fachkraft für „${title}“`,
  greeting: 'Guten Tag,',
  introduction: (title) =>
    `für Ihre Stelle „${title}“ haben wir eine Fachkraft aus dem Ausland gefunden. ` +
    'Unsere Koordinierungsstelle hat den Vorschlag geprüft und bestätigt.',
  trade: 'Beruf',
  score: 'Passung',
  scoreAtStart: (score, start) => `${score} von 100 Punkten, bezogen auf den Beginn am ${start}`,
  confidence: 'Grundlage',
  knownShare: (share) => `${share} dessen, was zählt, ist bekannt; das Übrige ist noch zu klären`,
  eligibility: 'Ab wann und unter welchen Voraussetzungen',
  reasons: 'Warum wir diese Fachkraft vorschlagen',
  criteria: { trade: 'Beruf', recognition: 'Anerkennung der Qualifikation', language: 'Sprache' },
  nextStep:
    'Unsere Koordinierungsstelle meldet sich in Kürze bei Ihnen und bespricht mit Ihnen die nächsten Schritte. ' +
    'Angaben zur Person erhalten Sie erst, wenn die Person dem zugestimmt hat.',
  farewell: 'Ihre Koordinierungsstelle',
  sentAutomatically: 'Diese Nachricht wurde automatisch verschickt.',
};

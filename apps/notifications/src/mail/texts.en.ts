import type { MatchConfirmedTexts } from './texts.ts';

export const en: MatchConfirmedTexts = {
  subject: (title) => `A skilled worker for “${title}”`,
  greeting: 'Hello,',
  introduction: (title) =>
    `We have found a skilled worker from abroad for your vacancy “${title}”. ` +
    'Our coordinators have reviewed and confirmed the proposal.',
  trade: 'Trade',
  score: 'Fit',
  scoreAtStart: (score, start) => `${score} out of 100 points, as of the start on ${start}`,
  confidence: 'Based on',
  knownShare: (share) => `${share} of what counts is known; the rest has yet to be clarified`,
  eligibility: 'From when, and on what conditions',
  reasons: 'Why we propose this person',
  criteria: { trade: 'Trade', recognition: 'Recognition of the qualification', language: 'Language' },
  nextStep:
    'A coordinator will be in touch with you shortly to talk through the next steps. ' +
    'You will receive personal details only once the person has agreed to it.',
  farewell: 'Your coordinators',
  sentAutomatically: 'This message was sent automatically.',
};

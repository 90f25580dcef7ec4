import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  greeting: 'Hello,',
  farewell: 'Your coordinators',
  answers: {
    interested: 'We are interested',
    'not-interested': 'Not interested',
    'call-me': 'Please call us',
    filled: 'The position is filled',
    'still-needed': 'Yes, we still need someone',
    'no-longer-needed': 'No, not any more',
  },
  footer: {
    why: (company) => `This message was sent automatically to ${company}, which is looking for skilled workers.`,
    preferences: 'When and how often we write',
    unsubscribe: 'No more e-mails',
  },

  match: {
    kicker: 'Proposal',
    trade: 'Trade',
    scoreAtStart: (start) => `out of 100 points, as of the start on ${start}`,
    confidence: 'Based on',
    knownShare: (share) => `${share} of what counts is known; the rest has yet to be clarified`,
    eligibility: 'From when, and on what conditions',
    reasons: 'Why we propose this person',
    question: 'Would you like to meet this person?',
  },

  vacancy: {
    kicker: 'Your vacancy',
    startsOn: 'Start',
    validThrough: 'Advertised until',
    place: 'Workplace',
  },

  matchConfirmed: {
    subject: (title) => `A skilled worker for “${title}”`,
    preview: (score) => `${score} out of 100 points, reviewed by our coordinators. Answer with one click.`,
    heading: 'We have found someone who fits',
    introduction: (title) =>
      `We have found a skilled worker from abroad for your vacancy “${title}”. ` +
      'Our coordinators have reviewed and confirmed the proposal.',
    nextStep: 'As soon as you have answered, a coordinator will be in touch to talk through the next steps.',
    privacy: 'You will receive personal details only once the person has agreed to it.',
  },

  introduced: {
    subject: (title) => `Contact details for “${title}”`,
    preview: (until) => `The skilled worker agrees. The link is good until ${until}.`,
    heading: 'You can now get to know each other',
    introduction: (title) =>
      `you were interested in a skilled worker for your vacancy “${title}”. They agree to hear from you.`,
    kicker: 'Contact',
    until: 'The link is good until',
    question: 'How to reach the skilled worker',
    look: 'See the contact details',
    privacy:
      'The details are for you and for this vacancy alone; please do not pass this message on. ' +
      'Each look at them is noted, and the skilled worker can learn of it.',
  },

  stillNeeded: {
    subject: (title) => `Do you still need someone for “${title}”?`,
    preview: (start) => `The start on ${start} is coming closer. One click is enough.`,
    heading: 'Do you still need someone?',
    introduction: (title, start) =>
      `You told us of “${title}” as a need you foresee. The start on ${start} is coming closer.`,
    question: 'Do you still need this skilled worker?',
    why: 'We ask so that nobody prepares for a position that no longer exists.',
  },

  expiring: {
    subject: (title) => `“${title}” is about to expire`,
    preview: (lastDay) => `After ${lastDay} we will stop searching. Is the position still open?`,
    heading: 'Your vacancy is about to expire',
    introduction: (title, lastDay) =>
      `Your vacancy “${title}” is advertised until ${lastDay}. After that we will stop searching.`,
    question: 'Are you still looking?',
    prolonging:
      'If you are, please set a later date where you posted the vacancy. ' +
      'Our coordinators will be glad to help you with it.',
  },

  digest: {
    subject: (count) => `News about your vacancies (${count})`,
    preview: (titles) => titles,
    heading: 'News about your vacancies',
    introduction: 'There is news about your vacancies since our last message. Answer each point with one click.',
  },
};

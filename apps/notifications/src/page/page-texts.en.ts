import type { PageTexts } from './page-texts.ts';

export const en: PageTexts = {
  about: { vacancy: 'Vacancy', proposal: 'Fit' },
  answers: {
    interested: {
      heading: 'Are you interested?',
      text: 'When you confirm, our coordinators learn that you would like to meet this person.',
      button: 'Yes, we are interested',
      thanks: 'A coordinator will be in touch with you to talk through the next steps.',
    },
    'not-interested': {
      heading: 'Not interested?',
      text: 'If you tell us why, it helps with the next proposals.',
      button: 'Not interested',
      thanks: 'Our coordinators have been told.',
    },
    'call-me': {
      heading: 'Shall we call you?',
      text: 'A coordinator will call you to talk about this proposal.',
      button: 'Please call',
      thanks: 'A coordinator will call you.',
    },
    filled: {
      heading: 'Is the position filled?',
      text: 'When you confirm, the vacancy is closed and you will get no more proposals for it.',
      button: 'Yes, the position is filled',
      thanks: 'The vacancy is being closed. You will get no more proposals for it.',
    },
    'still-needed': {
      heading: 'Do you still need someone?',
      text: 'When you confirm, we go on searching.',
      button: 'Yes, we still need someone',
      thanks: 'We go on searching for as long as the vacancy is advertised.',
    },
    'no-longer-needed': {
      heading: 'Do you no longer need anyone?',
      text: 'When you confirm, the vacancy is closed and we stop searching.',
      button: 'No, not any more',
      thanks: 'The vacancy is being closed, and we stop searching.',
    },
  },
  thanks: 'Thank you for your answer',
  reply: {
    reason: 'Why not?',
    reasons: {
      experience: 'The experience does not fit',
      language: 'The language skills are not sufficient',
      recognition: 'The qualification or its recognition does not fit',
      timing: 'The timing does not fit',
      other: 'Something else',
    },
    phone: 'Phone number',
    words: 'Anything else you would like to tell us',
    optional: 'optional',
  },
  preferences: {
    heading: 'When and how often we write',
    introduction: (company) => `Here you say how ${company} hears of proposals.`,
    frequency: 'How often',
    frequencies: {
      'at-once': 'At once, when there is something new',
      daily: 'Once a day, everything together',
      weekly: 'Once a week, everything together',
      never: 'Not at all',
    },
    time: 'Time of the daily or weekly message',
    hour: 'Time of day',
    weekday: 'Day of the week (weekly only)',
    timeZone: 'Local time of',
    exceptions: 'Exceptions',
    nights: 'Also at night, between 8 p.m. and 7 a.m.',
    sundays: 'Also on Sundays',
    save: 'Save',
    saved: { heading: 'Saved', text: 'From now on we write the way you have set it.' },
  },
  unsubscribe: {
    heading: 'No more e-mails?',
    text: 'You will no longer be told by e-mail when we have found someone for your vacancies.',
    button: 'No more e-mails',
    done: {
      heading: 'You will get no more e-mails',
      text: 'Our coordinators will still reach you in other ways.',
    },
  },
  refusals: {
    used: {
      heading: 'You have given this answer already',
      text: 'It has reached us. If you have changed your mind, choose another answer in the e-mail.',
    },
    'not-yours': {
      heading: 'This link does not belong to this vacancy',
      text: 'Our coordinators will be glad to help you.',
    },
    closed: {
      heading: 'The vacancy is closed already',
      text: 'There is nothing left to do. If you are still looking, please tell our coordinators.',
    },
    gone: {
      heading: 'This skilled worker is no longer available',
      text: 'There is nothing left to do. Our coordinators go on searching for your vacancy.',
    },
  },
};

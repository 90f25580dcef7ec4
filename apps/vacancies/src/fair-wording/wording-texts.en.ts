import type { WordingTexts } from './wording-texts.ts';

export const EN: WordingTexts = {
  'gendered-title': {
    reason:
      'The title names one sex only and does not speak to the others. Courts take that as an indication of discrimination because of sex (Higher Regional Court of Karlsruhe, 13 September 2011, 17 U 99/10).',
    suggestion: 'Write "{neutral}", or a form that means everybody.',
  },
  'third-gender-missing': {
    reason:
      'Only men and women are named. People who are neither are protected from discrimination because of sex, too (Federal Constitutional Court, 10 October 2017, 1 BvR 2019/16).',
    suggestion: 'Write "(m/w/d)" in German, "(all genders)" in English.',
  },
  'one-sex-wanted': {
    reason:
      'Only one sex is wanted. That is allowed only if the work cannot do without (AGG § 8), as in a refuge for women.',
    suggestion: 'Leave it out, or describe the task. If the sex is indispensable, say why.',
  },
  'native-speaker': {
    reason:
      'A mother tongue depends on origin, not on skill. To ask for it is indirect discrimination because of ethnic origin (Federal Labour Court, 29 June 2017, 8 AZR 402/15).',
    suggestion: 'Name the level that the work needs, e.g. "German at level C1".',
  },
  'native-level': {
    reason:
      'It can be read as if origin counted and not skill, which can be indirect discrimination because of ethnic origin.',
    suggestion: 'Name a level of the Common European Framework, e.g. "German at level C1" or "C2".',
  },
  accent: {
    reason: 'To ask for speech without an accent is indirect discrimination because of ethnic origin.',
    suggestion: 'Say what is needed, e.g. "clear speech on the telephone, German at level B2".',
  },
  nationality: {
    reason:
      'To choose by nationality or origin can be discrimination because of ethnic origin; towards people from the EU it also offends against free movement.',
    suggestion: 'Where it matters, write "You may work in Germany, or can get a permit to".',
  },
  'age-limit': {
    reason:
      'An age limit is discrimination because of age. It is allowed only for a legitimate aim and if appropriate (AGG § 10).',
    suggestion: 'Leave out the age and name the experience or the qualification that is needed.',
  },
  'age-word': {
    reason:
      'It speaks to the younger and shuts out the older, even if only the team is described (Federal Labour Court, 11 August 2016, 8 AZR 406/14).',
    suggestion:
      'Describe the work and not an age, e.g. "a team that helps each other" or "at ease with digital tools".',
  },
  'family-status': {
    reason:
      'To ask about family, children or pregnancy is discrimination because of sex, direct (AGG § 3 (1), second sentence) or indirect.',
    suggestion: 'Say what the work demands, e.g. "shift work" or "three nights a week away from home".',
  },
  religion: {
    reason:
      'It is discrimination because of religion. Employers of a church may ask for it only where it is essential to the work and justified (AGG § 9; Court of Justice of the EU, 17 April 2018, C-414/16).',
    suggestion: 'Leave it out, or say why this very work demands it.',
  },
  photo: {
    reason:
      'A photo shows sex, age and origin. To ask for one is not forbidden, but a court may take it as an indication of discrimination.',
    suggestion: 'Write "Please apply without a photo", or leave it out.',
  },
  'physical-fitness': {
    reason: 'Unexplained, it shuts out people with a disability who could do the work.',
    suggestion: 'Describe the strain, e.g. "you lift up to 25 kg and work on scaffolds".',
  },
  'body-height': {
    reason:
      'A minimum height shuts out far more women than men (Court of Justice of the EU, 18 October 2017, C-409/16).',
    suggestion: 'Describe the task for which the height would be needed.',
  },
};

import type {
  AskedLanguageValues,
  ExperienceValues,
  ExplanationTexts,
  LanguageValues,
  RecognitionStage,
} from './texts.ts';

const years = ({ asked, askedYears }: ExperienceValues) => `${asked} ${askedYears === 'one' ? 'year' : 'years'}`;

const by = (authority?: string) => (authority === undefined ? '' : ` (${authority})`);

const end = (expectedOn?: string) => (expectedOn === undefined ? '' : ` and expected to end on ${expectedOn}`);

const asks = ({ asked, importance }: AskedLanguageValues) =>
  importance === 'must' ? `${asked} is required` : `${asked} is wanted`;

const adjective = ({ importance }: AskedLanguageValues) => (importance === 'must' ? 'required' : 'wanted');

const now = ({ language, level, evidence }: LanguageValues) =>
  level === 'none' ? `The candidate speaks no ${language} yet` : `${language} is at ${level} now${evidence}`;

const STAGES: Record<RecognitionStage, string> = {
  'not-stated': 'its state is not known',
  'not-applied': 'not applied for yet',
  refused: 'it was refused',
  'not-sufficient': 'the state reached so far is not enough',
  'of-another-occupation': 'so far for another occupation only',
  undated: 'no date known',
  dated: 'expected on',
};

export const en: ExplanationTexts = {
  criteria: { trade: 'Trade', recognition: 'Recognition of the qualification', language: 'Language' },

  trade: {
    'same-occupation': ({ asked }) => `The candidate’s trade is exactly the one asked for: “${asked}”.`,
    'same-unit-group': ({ asked, offered, group }) =>
      asked === offered
        ? `The candidate’s trade belongs to the occupational group asked for: “${asked}” (ISCO-08 ${group}).`
        : `“${offered}” belongs to the same occupational group as “${asked}”, which is asked for (ISCO-08 ${group}).`,
    'related-trade': ({ asked, offered, why }) => `“${offered}” is related to “${asked}”, which is asked for. ${why}`,
    'same-minor-group': ({ asked, offered, group }) =>
      `“${offered}” is close to “${asked}”, which is asked for: both belong to ISCO-08 minor group ${group.slice(0, 3)}.`,
    'same-sub-major-group': ({ asked, offered, group }) =>
      `“${offered}” is only distantly related to “${asked}”, which is asked for: they share ISCO-08 sub-major group ${group.slice(0, 2)}.`,
  },
  formerRule: ({ rule }) => `So said the rule “${rule}”, which is no longer in force.`,
  experience: {
    'not-asked': () => '',
    'not-stated': (values) =>
      `Experience asked for: ${years(values)}; how much there is was not stated, which costs nothing.`,
    enough: (values) => `The experience asked for is there (${years(values)}).`,
    short: (values) =>
      `Experience asked for: ${years(values)}, had: ${values.had}; this takes ${values.deduction} off.`,
  },

  recognition: {
    full: ({ qualification, authority }) =>
      `The qualification “${qualification}” is fully recognised in Germany${by(authority)}.`,
    automatic: ({ qualification }) =>
      `The qualification “${qualification}” is recognised automatically under Directive 2005/36/EC.`,
    'measure-passed': ({ qualification }) =>
      `The compensation measure for the qualification “${qualification}” is passed, so it is recognised in Germany.`,
    'not-applied': ({ qualification }) =>
      `The diploma for the qualification “${qualification}” is on file; its recognition has not been applied for yet.`,
    partial: ({ qualification, authority }) =>
      `The qualification “${qualification}” is recognised in part${by(authority)}.`,
    'adaptation-running': ({ qualification, expectedOn }) =>
      `The qualification “${qualification}” is recognised in part, and the adaptation training for the missing parts is under way${end(expectedOn)}.`,
    'in-process': ({ qualification, authority, expectedOn }) =>
      `Recognition of the qualification “${qualification}” has been applied for${by(authority)}${expectedOn === undefined ? '' : `; the outcome is expected on ${expectedOn}`}.`,
    'measure-imposed': ({ qualification, expectedOn }) =>
      `Recognition of the qualification “${qualification}” requires a compensation measure, which is still ahead${end(expectedOn)}.`,
    'measure-running': ({ qualification, expectedOn }) =>
      `The compensation measure for the qualification “${qualification}” is under way${end(expectedOn)}.`,
    partnership: ({ qualification, expectedOn }) =>
      `Recognition of the qualification “${qualification}” is under way in a recognition partnership with the employer (section 16d (3) AufenthG)${end(expectedOn)}.`,
    statement: ({ qualification }) =>
      `The Central Office for Foreign Education (ZAB) has issued a statement of comparability for the qualification “${qualification}”.`,
    refused: ({ qualification, authority }) =>
      `Recognition of the qualification “${qualification}” was refused${by(authority)}.`,
  },
  recognitionNotStated: 'How far the recognition of a fitting qualification has come was not stated.',
  recognitionNotNeeded: 'The company does not need recognition for this vacancy, so it is not scored.',
  notRegulated: {
    known: 'The occupation is not regulated in Germany, so the work is allowed without recognition.',
    unknown: 'The occupation is not regulated in Germany, so the work is allowed anyhow; it is worth asking.',
  },
  regulated: {
    open: ({ legalBasis }) =>
      `The occupation is regulated, and with this recognition it may be practised. Legal basis: ${legalBasis}.`,
    conditional: ({ legalBasis }) =>
      `The occupation is regulated: until the procedure has ended successfully, only work as a helper is possible. Legal basis: ${legalBasis}.`,
    closed: ({ legalBasis, competentBody }) =>
      `The occupation is regulated and may be practised only once it is recognised. Legal basis: ${legalBasis}. Competent body: ${competentBody}.`,
    closedToAnother: ({ legalBasis, competentBody }) =>
      `That is another occupation, though: the one asked for is regulated and may be practised only with a recognition of its own. Legal basis: ${legalBasis}. Competent body: ${competentBody}.`,
    unknown: ({ legalBasis, competentBody }) =>
      `The occupation is regulated and may be practised only with recognition, so please ask. Legal basis: ${legalBasis}. Competent body: ${competentBody}.`,
  },
  required: {
    open: 'This meets the recognition the company requires.',
    conditional: 'The company requires recognition; this is met once the procedure has ended successfully.',
    closed: 'The company requires recognition, and this does not meet it.',
    unknown: 'The company requires recognition, so please ask.',
  },

  language: {
    reached: (values) => `${values.language} is at ${values.level}${values.evidence}; ${asks(values)}.`,
    reachedByStart: (values) =>
      `${now(values)}; a course to ${values.courseLevel} ends on ${values.courseEnd}, so that the ${adjective(values)} ${values.asked} is reached by the start.`,
    reachedTooLate: (values) =>
      `${now(values)}; ${asks(values)}, and the course to ${values.courseLevel} ends only after the start, on ${values.courseEnd}.`,
    short: (values) => `${now(values)}; ${asks(values)}.`,
    shortInSpiteOfCourse: (values) =>
      `${now(values)}; ${asks(values)}, and the course that ends on ${values.courseEnd} leads to ${values.courseLevel} only.`,
    notStated: (values) => `The level of ${values.language} was not stated; ${asks(values)}.`,
  },
  noLanguageAsked: 'The vacancy asks for no language, so none is scored.',
  evidence: {
    certificate: (examinedOn) => (examinedOn === undefined ? 'certificate' : `certificate of ${examinedOn}`),
    school: (examinedOn) =>
      examinedOn === undefined ? 'learnt at school' : `learnt at school, examined on ${examinedOn}`,
    'self-assessed': (examinedOn) => (examinedOn === undefined ? 'self-assessed' : `self-assessed on ${examinedOn}`),
  },

  eligibility: {
    eligible: () => 'Nothing stands in the way: the work can begin as planned.',
    conditional: ({ conditions, from }) => `The work can begin from ${from}. Condition: ${conditions}.`,
    unclear: ({ conditions }) => `Whether the work can begin is not clear yet. To be asked or settled: ${conditions}.`,
    'not-yet': ({ conditions, from }) =>
      `The work cannot begin as planned. What is missing: ${conditions}.${from === undefined ? '' : ` It is expected to be possible from ${from}.`}`,
  },
  conditions: {
    language: ({ language, from, to, expectedOn }) => {
      if (from === undefined) return `${language} at ${to} (present level not stated)`;
      const date = expectedOn === undefined ? 'no date known' : `expected on ${expectedOn}`;
      return `${language} at ${to} (${from === 'none' ? 'no knowledge now' : `now ${from}`}, ${date})`;
    },
    recognition: ({ gate, stage, expectedOn, body }) => {
      const what =
        gate === 'regulated' ? 'recognition in the regulated occupation' : 'the recognition the company requires';
      const parts = [stage === 'dated' ? `${STAGES.dated} ${expectedOn}` : STAGES[stage], body].filter(Boolean);
      return `${what} (${parts.join('; ')})`;
    },
    availability: ({ expectedOn }) => `available only from ${expectedOn}`,
  },

  filters: {
    'vacancy-not-open': () => 'The vacancy is no longer open.',
    'no-consent': () => 'The candidate has not consented to matching.',
    engagement: ({ asked, offered }) =>
      `The vacancy offers ${asked}; ${offered === '' ? 'what the candidate looks for was not stated' : `the candidate looks for ${offered}`}.`,
    region: ({ workplace, regions }) =>
      `The workplace (${workplace}) lies outside the regions the candidate would go to (${regions || 'none stated'}).`,
    'not-available': ({ from, start, days }) =>
      `The candidate is available only from ${from}, beyond the ${days}-day grace after the start on ${start}.`,
    'unrelated-trade': ({ asked, offered }) =>
      `None of the candidate’s trades (${offered || 'none stated'}) is related to the one asked for, “${asked}”.`,
  },
  engagements: { permanent: 'a permanent job', internship: 'an internship' },
};

/** A Kafka topic as it must be created; nothing is created by accident. */
export interface TopicDefinition {
  readonly name: string;
  readonly partitions: number;
  /** `true`: the newest message of each key is kept for ever, and a message without value erases its key. */
  readonly compacted: boolean;
  /** For how many days messages are kept at least; without it the broker decides. Of no meaning for compacted topics. */
  readonly keptDays?: number;
  readonly description: string;
  /** Services that publish on it beside the one that its name begins with. */
  readonly answeredBy?: readonly string[];
}

export const VACANCY_TOPIC = 'vacancies.vacancy.v1';
export const COMPANY_TOPIC = 'vacancies.company.v1';
export const CANDIDATE_TOPIC = 'candidates.candidate.v1';
export const INTRODUCTION_TOPIC = 'candidates.introduction.v1';
export const MATCH_TOPIC = 'matching.match.v1';
export const WORK_TOPIC = 'matching.work.v1';
export const ERASURE_TOPIC = 'candidates.erasure.v1';
export const DELIVERY_TOPIC = 'notifications.delivery.v1';
export const REPLY_TOPIC = 'notifications.reply.v1';

const PARTITIONS = 6;
/** More than any other, since no more instances of matching than this can share the 43 occupational fields. */
const WORK_PARTITIONS = 12;

const stateTopic = (name: string, description: string): TopicDefinition => ({
  name,
  partitions: PARTITIONS,
  compacted: true,
  description,
});

const factTopic = (name: string, description: string): TopicDefinition => ({
  name,
  partitions: PARTITIONS,
  compacted: false,
  description,
});

/** The topics that carry Passung's own events. */
export const EVENT_TOPICS: readonly TopicDefinition[] = [
  stateTopic(VACANCY_TOPIC, 'The current public state of every vacancy, keyed by the vacancy.'),
  stateTopic(COMPANY_TOPIC, 'The current state of every company, keyed by the company.'),
  stateTopic(CANDIDATE_TOPIC, 'The current pseudonymous profile of every candidate who consented to matching.'),
  {
    ...factTopic(
      ERASURE_TOPIC,
      'Who has to be forgotten, and which services have done so, in order for each candidate.',
    ),
    // Longer than any backup: whoever is restored from one reads again who was erased since.
    keptDays: 400,
    answeredBy: ['matching', 'notifications'],
  },
  factTopic(INTRODUCTION_TOPIC, 'Which companies may learn who a candidate is, in order for each vacancy.'),
  factTopic(MATCH_TOPIC, 'What happened to matches, in order for each vacancy.'),
  {
    ...factTopic(
      WORK_TOPIC,
      'Inside matching: in which occupational field something changed, in order for each field.',
    ),
    partitions: WORK_PARTITIONS,
  },
  factTopic(DELIVERY_TOPIC, 'Which messages were delivered to companies, in order for each company.'),
  factTopic(REPLY_TOPIC, 'What companies answered, in order for each vacancy.'),
];

/** Which service reads which topics. A consumer group bears the name of its service. */
export const CONSUMER_GROUPS: Readonly<Record<string, readonly string[]>> = {
  candidates: [CANDIDATE_TOPIC, ERASURE_TOPIC, MATCH_TOPIC, REPLY_TOPIC],
  matching: [
    VACANCY_TOPIC,
    CANDIDATE_TOPIC,
    MATCH_TOPIC,
    DELIVERY_TOPIC,
    REPLY_TOPIC,
    INTRODUCTION_TOPIC,
    ERASURE_TOPIC,
    WORK_TOPIC,
  ],
  notifications: [MATCH_TOPIC, INTRODUCTION_TOPIC, VACANCY_TOPIC, COMPANY_TOPIC, ERASURE_TOPIC],
  vacancies: [MATCH_TOPIC, REPLY_TOPIC],
};

/** Where a consumer group puts messages of a topic that it can never handle. */
export const deadLetterTopic = (topic: string, group: string) => `${topic}.${group}.dlq`;

const DEAD_LETTER_TOPICS: readonly TopicDefinition[] = Object.entries(CONSUMER_GROUPS).flatMap(([group, topics]) =>
  topics.map((topic) => ({
    name: deadLetterTopic(topic, group),
    partitions: 1,
    // Each letter has a key of its own; it lies there until it is replayed or dropped, and both erase its key.
    compacted: true,
    description: `Messages of ${topic} that ${group} could never handle, each with the reason in its headers.`,
  })),
);

/** Every topic that must exist before the services start. */
export const TOPICS: readonly TopicDefinition[] = [...EVENT_TOPICS, ...DEAD_LETTER_TOPICS];

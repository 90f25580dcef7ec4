import { type JsonObject, messages, messagesOn, pointTo, schemas } from './asyncapi-messages.ts';
import { CONSUMER_GROUPS, deadLetterTopic, EVENT_TOPICS, TOPICS, type TopicDefinition } from './topics.ts';

/**
 * The AsyncAPI 3.0 document of all topics: who publishes and who reads what, how it is keyed and what it looks like.
 * It is made from the contracts and topics, so it cannot say anything else than the code does.
 */
export function asyncApiDocument(): JsonObject {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Passung events',
      version: '1',
      description:
        'CloudEvents 1.0 on Kafka in binary content mode: the attributes are headers, the value is JSON. ' +
        'A message arrives at least once, and in order with the others of its key. Fields may be added, so ignore ' +
        'those you do not know; none is removed or changed in meaning. No message tells who a candidate is.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(TOPICS.map((topic) => [topic.name, channel(topic)])),
    operations: operations(),
    components: { messages: messages(), schemas: schemas() },
  };
}

const channel = (topic: TopicDefinition): JsonObject => ({
  address: topic.name,
  description: topic.description,
  messages: Object.fromEntries(messagesOn(topic).map((name) => [name, pointTo('components', 'messages', name)])),
  bindings: {
    kafka: {
      partitions: topic.partitions,
      topicConfiguration: { 'cleanup.policy': [topic.compacted ? 'compact' : 'delete'] },
      bindingVersion: '0.5.0',
    },
  },
});

function operations(): JsonObject {
  const all: JsonObject = {};
  const add = (service: string, action: 'send' | 'receive', topic: string, description: string) => {
    all[`${service}.${action}.${topic}`] = { action, channel: pointTo('channels', topic), description };
  };
  for (const { name, answeredBy = [] } of EVENT_TOPICS) {
    const publisher = publisherOf(name);
    const others = answeredBy.length === 0 ? 'is the only one who publishes here' : 'begins, and the others answer';
    add(publisher, 'send', name, `${publisher} ${others}.`);
    for (const service of answeredBy) add(service, 'send', name, `${service} answers ${publisher}.`);
  }
  for (const [group, topics] of Object.entries(CONSUMER_GROUPS)) {
    for (const topic of topics) {
      add(group, 'receive', topic, `${group} reads as consumer group "${group}".`);
      add(group, 'send', deadLetterTopic(topic, group), `${group} puts aside what it can never handle.`);
    }
  }
  return all;
}

/** A topic's name begins with the service that publishes it. */
const publisherOf = (topic: string) => topic.slice(0, topic.indexOf('.'));

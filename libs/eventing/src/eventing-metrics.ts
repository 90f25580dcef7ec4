import { Counter, Gauge, Histogram } from 'prom-client';

/** What an operator sees of events, read at `/metrics` of each service. */

export const eventsPublished = new Counter({
  name: 'passung_events_published_total',
  help: 'Events that Kafka acknowledged',
  labelNames: ['topic'],
});

export const consumerLag = new Gauge({
  name: 'passung_consumer_lag_messages',
  help: 'Messages of the partition that are not handled yet, as of the last fetch',
  labelNames: ['topic', 'partition'],
});

export const handlingSeconds = new Histogram({
  name: 'passung_event_handling_seconds',
  help: 'Time from taking up a transaction of messages to its commit, divided by the messages',
  labelNames: ['topic'],
  buckets: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
});

export const retries = new Counter({
  name: 'passung_event_retries_total',
  help: 'Failed tries, by whether the cause is thought to pass by itself',
  labelNames: ['topic', 'kind'],
});

export const stalledTries = new Gauge({
  name: 'passung_consumer_stalled_tries',
  help: 'How often the next message of the partition has failed in a row; alarm if it stays above 0',
  labelNames: ['topic', 'partition'],
});

export const deadLettersBuried = new Counter({
  name: 'passung_dead_letters_total',
  help: 'Messages put aside because they can never be handled; alarm on any',
  labelNames: ['topic'],
});

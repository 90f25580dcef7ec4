import { LOOPBACK } from './ports.ts';

/** The version that is started; docs/decisions/kafka-4-with-kafkajs.md says why this one. */
export const KAFKA_VERSION = '4.3.0';

/**
 * The configuration of a cluster of one node that is its own controller.
 *
 * @param listenOn the interface to accept clients on; they are always told to come to the loopback interface
 */
export function kafkaProperties(node: {
  port: number;
  controllerPort: number;
  listenOn: string;
  logs: string;
}): Record<string, string> {
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    // Named here and not in the data, so that another port at the next start does no harm.
    'controller.quorum.voters': `1@${LOOPBACK}:${node.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${node.listenOn}:${node.port},CONTROLLER://${LOOPBACK}:${node.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${LOOPBACK}:${node.port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': node.logs,
    // A misspelt topic must be an error, not a new topic.
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // Nobody is waited for when the first member of a group has come.
    'group.initial.rebalance.delay.ms': '0',
  };
}

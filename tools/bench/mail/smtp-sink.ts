/** A mail server in a process of its own that takes everything, and tells its parent what. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

let taken: string[] = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, answer) => {
    let head = '';
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 2_000) head += chunk.toString('latin1');
    });
    stream.on('end', () => {
      taken.push(/^Message-ID: (.+)$/im.exec(head)?.[1]?.trim() ?? '');
      answer();
    });
  },
});
const listener = server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (listener.address() as AddressInfo).port }),
);
process.on('message', () => {
  process.send?.({ taken });
  taken = [];
});
process.on('disconnect', () => process.exit(0));

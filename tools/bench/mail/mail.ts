import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Bench, Result } from '../result.ts';
import { BareNodemailer } from './bare-nodemailer.ts';
import { BenchMailServer } from './mail-server.ts';
import { type BenchMail, writeMails } from './mails.ts';
import { PassungMail } from './passung-mail.ts';

const ROUNDS = 2;
const MAILS = 10_000;
const COMPANIES = 2_000;
const WARM_UP = 1_000;
const CONNECTIONS = 5;

/**
 * How many e-mails a second go from the queue in PostgreSQL through a mail server to their record and event, beside a bare
 * pooled `nodemailer` loop that sends the same ones from memory to the same server over as many connections.
 *
 * @throws {Error} if one of them sent anything else than it was given
 */
export async function benchMail({ postgresUrl, say }: Bench): Promise<Result[]> {
  const server = await BenchMailServer.start();
  const passung = await PassungMail.start(postgresUrl, server.port, CONNECTIONS);
  const bare = new BareNodemailer(server.port, CONNECTIONS);
  const rounds: { passung: number; bare: number }[] = [];
  const heaps: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const mails = await writeMails(round === 0 ? WARM_UP : MAILS, COMPANIES);
    await passung.enqueue(mails);
    let nextLook = mails.length / 10;
    const rates = {
      passung: await rate(server, mails, () =>
        passung.send(mails.length, (sent) => {
          if (round !== ROUNDS || sent < nextLook) return;
          nextLook += mails.length / 10;
          heaps.push(heapAfterCollection());
        }),
      ),
      bare: await rate(server, mails, () => bare.send(mails)),
    };
    const { sent, announced } = await passung.recorded();
    if (sent !== mails.length || announced !== mails.length) {
      throw new Error(`Of ${mails.length} e-mails ${sent} are recorded as sent, and ${announced} announced.`);
    }
    say(`queue to record ${Math.round(rates.passung)}/s, bare nodemailer ${Math.round(rates.bare)}/s`);
    // In the first round code is compiled and connections are made.
    if (round > 0) rounds.push(rates);
  }
  bare.stop();
  await passung.stop();
  server.stop();
  const mean = (of: (rates: (typeof rounds)[number]) => number) =>
    rounds.reduce((sum, rates) => sum + of(rates), 0) / rounds.length;
  const explain = { goal: null, better: 'higher' } as const;
  return [
    { name: 'vs_bare_nodemailer', value: mean((r) => r.passung / r.bare), unit: 'times', goal: 0.7, better: 'higher' },
    { name: 'heap_growth_mb', value: growth(heaps), unit: 'MB', goal: 5, better: 'lower' },
    { name: 'passung', value: mean((r) => r.passung), unit: 'e-mails/s', ...explain },
    { name: 'bare_nodemailer', value: mean((r) => r.bare), unit: 'e-mails/s', ...explain },
  ];
}

async function rate(server: BenchMailServer, mails: readonly BenchMail[], send: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await send();
  const seconds = (performance.now() - began) / 1_000;
  const taken = await server.takeOut();
  const expected = new Set(mails.map(({ messageId }) => messageId));
  if (taken.length !== mails.length || !taken.every((messageId) => expected.delete(messageId))) {
    throw new Error(
      `${taken.length} e-mails arrived, which are not the ${mails.length} that were to be sent once each.`,
    );
  }
  return mails.length / seconds;
}

/** From when a tenth is sent to when all are. */
const growth = (heaps: readonly number[]) => ((heaps.at(-1) ?? NaN) - (heaps[0] ?? NaN)) / 2 ** 20;

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

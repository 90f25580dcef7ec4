import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home.ts';
import { freePort, LOOPBACK } from './ports.ts';
import { inProject } from './project-root.ts';

const USUAL_SMTP_PORT = 1025;
const USUAL_WEB_PORT = 1080;
const START_DEADLINE_MS = 30_000;
const STOP_GRACE_MS = 5_000;

/** A mail server that answers, and where to read what it took. */
export interface SmtpServer {
  readonly smtpUrl: string;
  /** The web page of the inbox; `null` for a mail server that was given without one. */
  readonly inboxUrl: string | null;
  /** Answers all mails as JSON. */
  readonly inboxApiUrl: string | null;
  readonly where: string;
  stop(): Promise<void>;
}

/**
 * The server that `SMTP_URL` names (with MailDev's web page at `INBOX_URL`, if it has one), else an inbox of our own
 * that delivers to nobody and keeps its mails.
 *
 * @throws {Error} if the inbox does not answer in time
 */
export async function startSmtp(home: Home, { usualPorts = true } = {}): Promise<SmtpServer> {
  const given = process.env.SMTP_URL;
  if (given) {
    const where = 'given by SMTP_URL';
    return { smtpUrl: given, ...inboxAt(process.env.INBOX_URL), where, stop: async () => undefined };
  }
  const smtpPort = await freePort(usualPorts ? USUAL_SMTP_PORT : undefined);
  const webPort = await freePort(usualPorts ? USUAL_WEB_PORT : undefined);
  const mails = join(home.data, 'inbox');
  mkdirSync(mails, { recursive: true });
  const server = home.startPart({
    name: 'inbox',
    command: process.execPath,
    args: [
      inProject('node_modules', 'maildev', 'dist', 'bin', 'maildev.js'),
      ...['--smtp', String(smtpPort), '--ip', LOOPBACK, '--web', String(webPort), '--web-ip', LOOPBACK],
      ...['--mail-directory', mails, '--silent'],
    ],
    cwd: home.data,
    graceMs: STOP_GRACE_MS,
  });
  const inbox = inboxAt(`http://${LOOPBACK}:${webPort}`);
  await server.untilReady(START_DEADLINE_MS, async () => (await fetch(inbox.inboxApiUrl ?? '')).ok);
  return {
    smtpUrl: `smtp://${LOOPBACK}:${smtpPort}`,
    ...inbox,
    where: `${LOOPBACK}:${smtpPort}`,
    stop: () => server.stop(),
  };
}

function inboxAt(url: string | undefined) {
  if (!url) return { inboxUrl: null, inboxApiUrl: null };
  const inboxUrl = url.replace(/\/$/, '');
  return { inboxUrl, inboxApiUrl: `${inboxUrl}/api/email` };
}

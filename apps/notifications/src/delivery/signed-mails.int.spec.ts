import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { SAMPLE_NEWS, sampleReader } from '../../test/sample-news.ts';
import { TrialMailServer } from '../../test/trial-mail-server.ts';
import { trialSettings } from '../../test/trial-settings.ts';
import { writeMail } from '../mail/write-mail.ts';
import { MailTransport } from './mail-transport.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

/** What the sender's domain says in DNS. */
const resolver = async (name: string, type: string) => {
  if (type === 'TXT' && name === 'autumn._domainkey.passung.example') return [[published]];
  throw Object.assign(new Error(`${name} is unknown`), { code: 'ENOTFOUND' });
};

let server: TrialMailServer;
beforeAll(async () => {
  server = await TrialMailServer.start();
});
afterAll(() => server?.stop());

/** An e-mail as a real mail server took it. */
async function sent(changes: { DKIM_PRIVATE_KEY?: string; DKIM_SELECTOR?: string }): Promise<string> {
  const transport = new MailTransport(trialSettings({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, ...changes }));
  const mail = await writeMail(SAMPLE_NEWS['match-confirmed'], sampleReader('lv'));
  await transport.send(mail, {
    ...{ to: 'jobs@muster-shk.example', messageId: transport.messageId(crypto.randomUUID()), locale: 'lv' },
    unsubscribeUrl: 'https://passung.example/r/unsubscribe/a',
  });
  transport.onApplicationShutdown();
  return server.taken.at(-1)?.source ?? '';
}

const signed = () =>
  sent({
    DKIM_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    DKIM_SELECTOR: 'autumn',
  });

test('an e-mail is signed for the domain of its sender, if a key is set, and the signature holds', async () => {
  const { results } = await dkimVerify(await signed(), { resolver });
  expect(results).toMatchObject([
    {
      ...{ signingDomain: 'passung.example', selector: 'autumn', algo: 'rsa-sha256' },
      status: { result: 'pass', aligned: 'passung.example' },
    },
  ]);
});

test.each([
  ['body', (mail: string) => mail.replace('\r\n\r\n', '\r\n\r\nx'), 'neutral'],
  ['subject', (mail: string) => mail.replace(/^Subject: /m, 'Subject: Mahnung '), 'fail'],
  ['link to unsubscribe', (mail: string) => mail.replace('r/unsubscribe/a', 'r/unsubscribe/b'), 'fail'],
])('whoever changes its %s breaks the signature', async (_, change, result) => {
  const mail = await signed();
  const changed = change(mail);
  expect(changed).not.toBe(mail);
  const { results } = await dkimVerify(changed, { resolver });
  expect(results).toMatchObject([{ status: { result } }]);
});

test('without a key it is not signed', async () => {
  expect(await sent({})).not.toMatch(/^DKIM-Signature:/im);
});

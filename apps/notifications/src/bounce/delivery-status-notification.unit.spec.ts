import { NotABounce, readDeliveryStatus } from './delivery-status-notification.ts';

/** As Postfix sends it back (RFC 3464, appendix E, has the same parts). */
const bounce = ({
  action = 'failed',
  status = '5.1.1',
  original = 'message/rfc822',
  messageId = '<one@passung.example>',
} = {}) =>
  `Return-Path: <>
From: MAILER-DAEMON@mail.example (Mail Delivery System)
To: no-reply@passung.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example
Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0100

Final-Recipient: rfc822; jobs@muster-shk.example
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.muster-shk.example
Diagnostic-Code: smtp; 550 5.1.1 <jobs@muster-shk.example>: Recipient address
    rejected: User unknown

--B
Content-Type: ${original}

From: Passung <no-reply@passung.example>
To: jobs@muster-shk.example
Message-ID: ${messageId}
Subject: Passende Fachkraft

Guten Tag,

--B--
`.replaceAll('\n', '\r\n');

test('a bounce says which e-mail it is about, and why', async () => {
  expect(await readDeliveryStatus(bounce())).toEqual({
    messageId: '<one@passung.example>',
    action: 'failed',
    status: '5.1.1',
    reason: 'smtp; 550 5.1.1 <jobs@muster-shk.example>: Recipient address rejected: User unknown',
  });
});

test('a bounce may contain the head of the e-mail only', async () => {
  const report = await readDeliveryStatus(bounce({ original: 'text/rfc822-headers' }));
  expect(report.messageId).toBe('<one@passung.example>');
});

test('line ends of Unix, as in a file, are read as well', async () => {
  const report = await readDeliveryStatus(bounce().replaceAll('\r\n', '\n'));
  expect(report).toMatchObject({ messageId: '<one@passung.example>', status: '5.1.1' });
});

test('a delay is told from a failure', async () => {
  expect(await readDeliveryStatus(bounce({ action: 'delayed', status: '4.4.1' }))).toMatchObject({
    action: 'delayed',
    status: '4.4.1',
  });
});

test.each([
  ['an ordinary e-mail', 'Subject: Hello\r\n\r\nHello', 'message/delivery-status'],
  ['nothing', '', 'message/delivery-status'],
  ['a report without the e-mail', bounce({ original: 'text/plain' }), 'head of the e-mail'],
  ['a report about an e-mail without a Message-ID', bounce({ messageId: '' }), 'head of the e-mail'],
])('%s is no bounce, and it is said why', async (_, source, why) => {
  const reading = readDeliveryStatus(source);
  await expect(reading).rejects.toThrow(NotABounce);
  await expect(reading).rejects.toThrow(why);
});

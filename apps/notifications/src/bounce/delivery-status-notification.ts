import PostalMime from 'postal-mime';

/** What a mail server reports of an e-mail it had accepted. */
export interface BounceReport {
  /** With angle brackets, as the e-mail bore it. */
  readonly messageId: string;
  /** `failed` is final; `delayed`, `delivered`, `relayed` and `expanded` (RFC 3464, section 2.3.3) are not a failure. */
  readonly action: string;
  /** RFC 3463, e.g. `5.1.1`. */
  readonly status?: string | undefined;
  /** The mail server's words. */
  readonly reason: string;
}

/** A message that is no delivery status notification of ours. */
export class NotABounce extends Error {
  override readonly name = 'NotABounce';
}

/**
 * Reads a delivery status notification as mail servers send it back (RFC 3464).
 *
 * @param source the whole message
 * @throws {NotABounce} saying what it lacks
 */
export async function readDeliveryStatus(source: string): Promise<BounceReport> {
  const { attachments } = await PostalMime.parse(source, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
  const part = (...types: string[]) => attachments.find(({ mimeType }) => types.includes(mimeType))?.content;
  const status = part('message/delivery-status', 'message/global-delivery-status');
  if (typeof status !== 'string') throw new NotABounce('It has no part of type message/delivery-status.');
  const original = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const messageId = typeof original === 'string' ? fieldOf(original, 'Message-ID') : undefined;
  if (messageId === undefined) throw new NotABounce('It does not contain the head of the e-mail it is about.');
  return {
    messageId,
    action: fieldOf(status, 'Action')?.toLowerCase() ?? 'failed',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(status, 'Status') ?? '')?.[0],
    reason: fieldOf(status, 'Diagnostic-Code') ?? fieldOf(status, 'Status') ?? 'The mail server gave no reason.',
  };
}

/** The first field of that name, without its folding. */
function fieldOf(fields: string, name: string): string | undefined {
  const unfolded = fields.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(unfolded)?.[1]?.trim() || undefined;
}

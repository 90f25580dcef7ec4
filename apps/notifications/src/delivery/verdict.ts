/** The mail server wants us to log in (RFC 4954, section 6): our fault, and no word about the e-mail. */
const AUTHENTICATION_REQUIRED = 530;

/** A try is made again after one second, then after twice as long each time, up to an hour. */
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 3_600_000;
const GIVE_UP_AFTER_MS = 48 * 3_600_000;

/** `again`: the failure may pass; `refused`: this e-mail will never be taken; `bad-address`: nor any other to this address. */
export type Verdict = 'again' | 'refused' | 'bad-address';

/** What a failed try says about the e-mail and its address. */
export function verdictOn(error: unknown): Verdict {
  const {
    code,
    responseCode = 0,
    response,
    message = '',
  } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // RFC 5321, section 4.2.1: 5yz is permanent.
  if (!aboutThisMail || responseCode < 500 || responseCode === AUTHENTICATION_REQUIRED) return 'again';
  return isAboutAddress(enhancedStatus(response ?? message)) ? 'bad-address' : 'refused';
}

/** The enhanced status code of a reply (RFC 2034), e.g. `5.1.1`, where it has one. */
const enhancedStatus = (reply: string) => /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reply)?.[0];

/** RFC 3463, section 3: the second digit tells system (3), protocol (5), content (6) and policy (7) from the address. */
export const isAboutAddress = (status: string | undefined) => status === undefined || !/^5\.[3567]\./.test(status);

/** When a failed e-mail is tried how often. */
export class RetryPlan {
  /**
   * @param attempts how often it was tried, from 1
   * @param random between 0 and 1, so that e-mails that failed together do not come back together
   * @returns milliseconds until the next try
   */
  delay(attempts: number, random: number): number {
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
    return delay / 2 + (delay / 2) * random;
  }

  /** Whether it has been tried long enough: two days, as RFC 5321, section 4.5.4.1, asks at least. */
  isOver(firstTriedAt: Date, now: Date): boolean {
    return now.getTime() - firstTriedAt.getTime() >= GIVE_UP_AFTER_MS;
  }
}

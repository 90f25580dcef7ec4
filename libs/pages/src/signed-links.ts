import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'HS256';

/** `forged`: not signed by us, altered, or made for another purpose. */
export type LinkFault = 'forged' | 'expired';

/** A link that opens nothing. */
export class BrokenLink extends Error {
  override readonly name = 'BrokenLink';

  constructor(
    readonly fault: LinkFault,
    detail: string,
  ) {
    super(detail);
  }
}

/** Signs what stands in the links of e-mails, and reads it back. Services that have the same secret read each other's. */
export class LinkSeal {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = new TextEncoder().encode(secret);
  }

  /**
   * @param purpose what the link is for; it is good for nothing else
   * @param claims what it says, beside the company and until when
   */
  sign(purpose: string, companyId: string, until: Date, claims: JWTPayload = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM })
      .setAudience(purpose)
      .setSubject(companyId)
      .setExpirationTime(until)
      .sign(this.key);
  }

  /** @throws {BrokenLink} */
  async read(token: string, purpose: string, now: Date): Promise<JWTPayload & { readonly sub: string }> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        audience: purpose,
        requiredClaims: ['exp', 'sub'],
        currentDate: now,
      });
      return payload as JWTPayload & { sub: string };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new BrokenLink('expired', error.message);
      if (error instanceof errors.JOSEError) throw new BrokenLink('forged', error.message);
      throw error;
    }
  }
}

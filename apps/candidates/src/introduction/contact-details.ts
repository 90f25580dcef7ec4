import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThanOrEqual } from 'typeorm';
import { LOCALES, type Locale } from '#occupations/locale';
import { BrokenLink, LinkSeal } from '#pages/signed-links';
import { Clock } from '#platform/clock';
import { AccessLog } from '../access-log/access-log.ts';
import { type Candidate, consentsToIntroduction } from '../candidate/candidate.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { ConsentRow } from '../candidate/history.entity.ts';
import { CandidatesSettings } from '../candidates.settings.ts';
import { Introduction } from './introduction.entity.ts';

/** What stands in the link that a company got: what it opens, and what the page says of company and vacancy. */
export interface ContactLink {
  readonly introductionId: string;
  readonly matchId: string;
  readonly companyId: string;
  readonly company: string;
  readonly locale: Locale;
  readonly title: string;
}

/** How a person is reached. */
export type ContactDetails = Pick<
  Candidate['profile']['person'],
  'givenName' | 'familyName' | 'email' | 'phone' | 'preferredLanguage'
> & {
  /** When they are shown for the last time. */
  readonly until: Date;
};

/** `gone`: erased, or no longer agreed to; `used`: looked at more than a day ago; `not-yours`: of another company or match. */
export type ContactRefusal = 'gone' | 'used' | 'not-yours';

interface Open {
  readonly introduction: Introduction;
  readonly candidate: Candidate;
}

/** Shows companies how to reach whom they were introduced to. */
@Injectable()
export class Contacts {
  private readonly seal: LinkSeal;

  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly accessLog: AccessLog,
    private readonly clock: Clock,
    @Inject(CandidatesSettings) settings: Pick<CandidatesSettings, 'LINK_SECRET'>,
  ) {
    this.seal = new LinkSeal(settings.LINK_SECRET);
  }

  /** @throws {BrokenLink} */
  async read(token: string): Promise<ContactLink> {
    const { sub, i, m, n, l, t } = await this.seal.read(token, 'introduction', this.clock.now());
    const locale = LOCALES.find((known) => known === l);
    const [introductionId, matchId, company, title] = [i, m, n, t].map((claim) =>
      typeof claim === 'string' ? claim : undefined,
    );
    if (!introductionId || !matchId || !company || !title || locale === undefined) {
      throw new BrokenLink('forged', 'lacks what a look at contact details needs');
    }
    return { introductionId, matchId, companyId: sub, company, locale, title };
  }

  /** Whether the link would show something. Changes nothing, for mail scanners open links, too. */
  ask(link: ContactLink): Promise<ContactRefusal | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const found = await this.open(manager, link);
      return typeof found === 'string' ? found : undefined;
    });
  }

  /** Shows the details, once it is noted who looks: while they are read, the person is neither erased nor changed. */
  look(link: ContactLink): Promise<ContactDetails | ContactRefusal> {
    return this.dataSource.transaction(async (manager) => {
      const found = await this.open(manager, link);
      if (typeof found === 'string') return found;
      const { introduction, candidate } = found;
      if (introduction.firstOpenedAt === null) {
        introduction.firstOpenedAt = this.clock.now();
        await manager.save(introduction);
      }
      const caller = { subject: `company ${link.companyId}`, organisation: link.company, roles: [] };
      const access = { caller, reason: `Introduced for “${link.title}”` };
      await this.accessLog.note(access, 'contact', [candidate.id], manager);
      const { givenName, familyName, email, phone, preferredLanguage } = candidate.profile.person;
      return { givenName, familyName, email, phone, preferredLanguage, until: introduction.closesAt() };
    });
  }

  private async open(manager: EntityManager, link: ContactLink): Promise<Open | ContactRefusal> {
    const known = await manager.findOneBy(Introduction, { id: link.introductionId });
    if (known === null) return 'gone';
    if (known.companyId !== link.companyId || known.matchId !== link.matchId) return 'not-yours';
    const candidate = await this.candidates.holdById(manager, known.candidateId);
    if (candidate === null || !(await agrees(manager, candidate, known.releasedAt))) return 'gone';
    // Again, now that nobody else looks at the same moment.
    const introduction = await manager.findOneByOrFail(Introduction, { id: known.id });
    return introduction.closesAt() <= this.clock.now() ? 'used' : { introduction, candidate };
  }
}

/** Whether the person consents, and has done so ever since. */
async function agrees(manager: EntityManager, candidate: Candidate, since: Date): Promise<boolean> {
  if (!consentsToIntroduction(candidate)) return false;
  const withdrawal = {
    candidateId: candidate.id,
    purpose: 'introduction',
    given: false,
    recordedAt: MoreThanOrEqual(since),
  } as const;
  return !(await manager.existsBy(ConsentRow, withdrawal));
}

import { SignJWT } from 'jose';
import { companyExample as company, matchExample, vacancyExample as vacancy } from '#contracts/event-examples';
import { MATCH_ANSWERS, type ReplyState } from '#contracts/reply-event';
import { REPLY_TOPIC } from '#contracts/topics';
import { LOCALES } from '#occupations/locale';
import { FAULTS } from '#pages/faults';
import { atTheSameMoment } from '../../../../test/at-the-same-moment.ts';
import { TrialPages } from '../../test/trial-pages.ts';
import { trialSettings } from '../../test/trial-settings.ts';
import { ErasedCandidate } from '../erasure/erased-candidate.entity.ts';
import { forgetCandidate } from '../erasure/forget-candidate.ts';
import { Links, type ReplyLink } from '../link/links.ts';
import { PAGE_TEXTS } from '../page/page-texts.ts';

let pages: TrialPages;
const warnings: string[] = [];

/** All that an answer may change. */
const state = () =>
  pages.trial.dataSource.query(`
  SELECT (SELECT count(*)::integer FROM reply) AS replies, (SELECT count(*)::integer FROM outbox) AS events,
    (SELECT json_agg(preferences) FROM preferences) AS preferences`);

const announced = async (): Promise<ReplyState[]> =>
  (await pages.trial.dataSource.query('SELECT value FROM outbox WHERE topic = $1 ORDER BY id', [REPLY_TOPIC])).map(
    ({ value }: { value: string }) => JSON.parse(value),
  );

/** What companies wrote beside their answers: for the coordinators to read, and on no topic. */
const written = (): Promise<{ words: string | null; phone: string | null }[]> =>
  pages.trial.dataSource.query('SELECT words, phone FROM reply');

/** After the company got the e-mail about them. */
const eraseCandidate = () =>
  pages.trial.dataSource.transaction(async (manager) => {
    await manager.query(`UPDATE delivery SET state = 'sent'`);
    await manager.insert(ErasedCandidate, { id: matchExample.candidateId, erasedAt: new Date() });
    await forgetCandidate(manager, matchExample.candidateId);
  });

const urlOf = (link: ReplyLink) => pages.trial.links.toReply(link);

beforeAll(async () => {
  pages = await TrialPages.start({
    log: () => {},
    error: (text: string) => warnings.push(text),
    warn: (text: string) => warnings.push(text),
  });
});
beforeEach(async () => {
  warnings.length = 0;
  await pages.reset();
});
afterAll(() => pages?.stop());

describe.each(LOCALES)('A company that reads %s', (locale) => {
  beforeEach(() => pages.reset(locale));

  test.each(MATCH_ANSWERS)(
    'is asked once more before it answers “%s”; opening the page changes nothing',
    async (answer) => {
      const before = await state();
      const page = await pages.open(await urlOf(await pages.told(answer)));
      expect(page.status).toBe(200);
      expect(page.html).toContain(`<html lang="${locale}">`);
      expect(page.html).toContain(PAGE_TEXTS[locale].answers[answer].heading);
      expect(page.html).toContain('<form method="post">');
      expect(page.html).not.toContain('<script');
      expect(await state()).toEqual(before);
    },
  );
});

test('an answer is kept, announced in the order of its vacancy, and thanked for', async () => {
  const link = await pages.told('not-interested');
  const page = await pages.press(await urlOf(link), {
    reason: 'language',
    words: ' Deutsch reicht nicht.\r\nLeider. ',
  });
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining('Vielen Dank für Ihre Antwort') });
  expect(await announced()).toMatchObject([
    {
      ...{ companyId: company.id, vacancyId: vacancy.id, matchId: link.matchId, deliveryId: link.deliveryId },
      ...{ answer: 'not-interested', reason: 'language', commented: true },
    },
  ]);
  expect(await written()).toEqual([{ words: 'Deutsch reicht nicht.\nLeider.', phone: null }]);
  const [{ key }] = await pages.trial.dataSource.query('SELECT key FROM outbox WHERE topic = $1', [REPLY_TOPIC]);
  expect(key).toBe(vacancy.id);
});

test('a company that wants to be called says where and when', async () => {
  await pages.press(await urlOf(await pages.told('call-me')), { phone: '+49 391 123456', words: 'ab 14 Uhr' });
  expect(await written()).toEqual([{ phone: '+49 391 123456', words: 'ab 14 Uhr' }]);
  // People write names into words, and what is on a topic cannot be taken back.
  expect(JSON.stringify(await announced())).not.toMatch(/123456|14 Uhr/);
});

test('a company may change its mind by another link', async () => {
  const link = await pages.told('interested');
  await pages.press(await urlOf(link));
  await pages.press(await urlOf({ ...link, answer: 'filled' }));
  expect((await announced()).map(({ answer }) => answer)).toEqual(['interested', 'filled']);
});

test('of two who press at the same moment one counts', async () => {
  const url = await urlOf(await pages.told('interested'));
  // Each of them has found the link good before the first is written down.
  const meeting = { hold: 'LOCK TABLE reply IN SHARE MODE', count: 6 };
  const answers = await atTheSameMoment(pages.trial.databaseUrl, meeting, () =>
    Promise.all(Array.from({ length: meeting.count }, () => pages.press(url))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect(await announced()).toHaveLength(1);
});

test('a text that is longer than the form allows is refused, and nothing is lost', async () => {
  const url = await urlOf(await pages.told('interested'));
  expect(await pages.press(url, { words: 'a'.repeat(1_001) })).toMatchObject({ status: 400 });
  expect(await announced()).toEqual([]);
  expect(await pages.press(url, { words: 'a'.repeat(1_000) })).toMatchObject({ status: 200 });
});

test('any language, and what cannot be stored, may be in the words', async () => {
  await pages.press(await urlOf(await pages.told('interested')), { words: 'Jā, ļoti! ß 🎉 <b>"x"</b>\0' });
  expect(await written()).toMatchObject([{ words: 'Jā, ļoti! ß 🎉 <b>"x"</b>' }]);
});

test('that the position is filled counts though the candidate was erased; what is written beside is not kept', async () => {
  const url = await urlOf(await pages.told('filled'));
  await eraseCandidate();
  expect(await pages.press(url, { words: 'Frau Ķirsoniņa war nett' })).toMatchObject({ status: 200 });
  expect(await announced()).toMatchObject([{ answer: 'filled', commented: false }]);
  expect(await written()).toEqual([{ words: null, phone: null }]);
});

describe('A link is refused with a friendly page, and logged, and changes nothing:', () => {
  type Make = () => Promise<string>;
  const sign = (claims: Record<string, string>, audience = 'reply', secret = trialSettings().LINK_SECRET) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setSubject(company.id)
      .setExpirationTime('1 day')
      .sign(new TextEncoder().encode(secret));
  const base = trialSettings().PUBLIC_URL;

  const headings = {
    forged: FAULTS.forged.texts.de.heading,
    expired: FAULTS.expired.texts.de.heading,
    used: PAGE_TEXTS.de.refusals.used.heading,
    'not-yours': PAGE_TEXTS.de.refusals['not-yours'].heading,
    closed: PAGE_TEXTS.de.refusals.closed.heading,
    gone: PAGE_TEXTS.de.refusals.gone.heading,
  };

  const bad: [string, keyof typeof headings, number, Make][] = [
    [
      'forged with another secret',
      'forged',
      400,
      async () => {
        const forger = new Links(
          { ...trialSettings(), LINK_SECRET: 'the secret of somebody else, long enough' },
          pages.trial.clock,
        );
        return forger.toReply(await pages.told('filled'));
      },
    ],
    [
      'altered to give another answer',
      'forged',
      400,
      async () => {
        const url = await urlOf(await pages.told('interested'));
        const [head, claims, signature] = url.slice(url.lastIndexOf('/') + 1).split('.') as [string, string, string];
        const altered = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), a: 'filled' };
        return `${base}/r/${head}.${Buffer.from(JSON.stringify(altered)).toString('base64url')}.${signature}`;
      },
    ],
    [
      'without a signature (alg none)',
      'forged',
      400,
      async () => {
        const [, claims] = (await urlOf(await pages.told('filled'))).split('.').slice(-3) as [string, string];
        return `${base}/r/${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
      },
    ],
    ['cut off', 'forged', 400, async () => (await urlOf(await pages.told('filled'))).slice(0, -20)],
    ['not a token at all', 'forged', 400, async () => `${base}/r/hello`],
    ['made for another purpose', 'forged', 400, async () => `${base}/r/${await sign({}, 'preferences')}`],
    ['lacking what it is about', 'forged', 400, async () => `${base}/r/${await sign({})}`],
    [
      'expired',
      'expired',
      410,
      async () => {
        const url = await urlOf(await pages.told('filled'));
        pages.trial.clock.pass(31 * 86_400_000);
        return url;
      },
    ],
    [
      'used before',
      'used',
      409,
      async () => {
        const url = await urlOf(await pages.told('interested'));
        await pages.press(url);
        return url;
      },
    ],
    [
      'of one company for another’s vacancy',
      'not-yours',
      403,
      async () => urlOf({ ...(await pages.told('filled')), vacancyId: await pages.vacancyOfAnother() }),
    ],
    [
      'of another company for this vacancy',
      'not-yours',
      403,
      async () => urlOf({ ...(await pages.told('filled')), companyId: await pages.anotherCompany() }),
    ],
    [
      'about a match its e-mail did not tell of',
      'not-yours',
      403,
      async () => urlOf({ ...(await pages.told('interested')), matchId: crypto.randomUUID() }),
    ],
    [
      'for a vacancy that has gone to another company since',
      'not-yours',
      403,
      async () => {
        const link = await pages.told('filled');
        await pages.trial.learnVacancy({ ...vacancy, version: 9, companyId: await pages.anotherCompany() });
        return urlOf(link);
      },
    ],
    [
      'for a vacancy that is closed already',
      'closed',
      409,
      async () => {
        const link = await pages.told('interested');
        await pages.trial.learnVacancy({ ...vacancy, version: 9, status: 'filled' });
        return urlOf(link);
      },
    ],
    [
      'about somebody who was erased since',
      'gone',
      410,
      async () => {
        const link = await pages.told('interested');
        await eraseCandidate();
        return urlOf(link);
      },
    ],
  ];

  test.each(bad)('%s', async (_, fault, status, make) => {
    const url = await make();
    warnings.length = 0;
    const before = await state();
    for (const page of [await pages.open(url), await pages.press(url)]) {
      expect(page.status).toBe(status);
      expect(page.html).toContain(headings[fault]);
      expect(page.html).not.toContain('<form');
    }
    expect(await state()).toEqual(before);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^A link was refused/);
    expect(warnings.join()).not.toContain(url.slice(url.lastIndexOf('/') + 1, -25) || 'hello');
  });
});

describe('A company says how it wants to be written to', () => {
  test('on a page that shows how it is now', async () => {
    const page = await pages.open(await pages.trial.links.toPreferences(company.id));
    expect(page.html).toContain('Muster Heizung-Sanitär GmbH');
    expect(page.html).toMatch(/checked="" value="at-once"/);
  });

  test('and it is kept', async () => {
    const url = await pages.trial.links.toPreferences(company.id);
    const form = { frequency: 'weekly', hour: '9', weekday: '3', timeZone: 'Europe/Riga', sundays: 'on' };
    expect(await pages.press(url, form)).toMatchObject({ status: 200, html: expect.stringContaining('Gespeichert') });
    const [{ preferences }] = await state();
    expect(preferences).toMatchObject([
      { frequency: 'weekly', hour: 9, weekday: 3, time_zone: 'Europe/Riga', sundays: true, nights: false },
    ]);
    expect((await pages.open(url)).html).toMatch(/checked="" value="weekly"/);
  });

  test('and what no browser would send changes nothing but what can be understood', async () => {
    const url = await pages.trial.links.toPreferences(company.id);
    await pages.press(url, { frequency: 'hourly', hour: '99', weekday: '-1', timeZone: 'Mars/Base', nights: 'on' });
    const [{ preferences }] = await state();
    expect(preferences).toMatchObject([
      { frequency: 'at-once', hour: 8, weekday: 1, time_zone: 'Europe/Berlin', nights: true },
    ]);
  });

  test('opening the link to unsubscribe asks; pressing it, as mailboxes do by themselves, unsubscribes', async () => {
    const url = await pages.trial.links.toUnsubscribe(company.id);
    expect((await pages.open(url)).html).toContain('<form method="post">');
    expect((await state())[0].preferences).toBeNull();
    expect(await pages.press(url, { 'List-Unsubscribe': 'One-Click' })).toMatchObject({ status: 200 });
    expect(await pages.press(url, { 'List-Unsubscribe': 'One-Click' })).toMatchObject({ status: 200 });
    expect((await state())[0].preferences).toMatchObject([{ frequency: 'never' }]);
  });

  test('but not with a link that was made for something else, or for a company that is gone', async () => {
    const before = await state();
    const unsubscribe = await pages.trial.links.toUnsubscribe(company.id);
    expect(await pages.press(unsubscribe.replace('/unsubscribe/', '/preferences/'))).toMatchObject({ status: 400 });
    const gone = await pages.trial.links.toPreferences(crypto.randomUUID());
    expect(await pages.press(gone, { frequency: 'never' })).toMatchObject({ status: 403 });
    expect(await state()).toEqual(before);
  });
});

import { ANSWERS } from '#contracts/reply-event';
import { LOCALES } from '#occupations/locale';
import type { PageContent } from '#pages/page';
import { holdAgainstAxe } from '../../../../test/pages-in-chromium.ts';
import { defaultWishes } from '../preferences/preferences.entity.ts';
import { preferencesPage, savedPage, unsubscribedPage, unsubscribePage } from '../preferences/preferences-page.tsx';
import { questionPage, thanksPage } from '../reply/reply-page.tsx';

const link = { companyId: '', deliveryId: '', vacancyId: '', matchId: '' };
const pages = LOCALES.flatMap((locale): [string, PageContent][] => [
  ...ANSWERS.flatMap((answer): [string, PageContent][] => {
    const question = {
      link: { ...link, answer },
      locale,
      title: 'Anlagenmechaniker SHK (m/w/d)',
      score: 89,
      erased: false,
    };
    return [
      [`question ${answer} in ${locale}`, questionPage(question)],
      [`thanks ${answer} in ${locale}`, thanksPage(question)],
    ];
  }),
  [
    `preferences in ${locale}`,
    preferencesPage({ company: 'Muster GmbH', locale, wishes: defaultWishes(locale, false) }),
  ],
  [`saved in ${locale}`, savedPage(locale)],
  [`unsubscribe in ${locale}`, unsubscribePage(locale)],
  [`unsubscribed in ${locale}`, unsubscribedPage(locale)],
]);

holdAgainstAxe('The pages behind links', pages);

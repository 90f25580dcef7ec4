import { LOCALES } from '#occupations/locale';
import type { PageContent } from '#pages/page';
import { holdAgainstAxe } from '../../../../test/pages-in-chromium.ts';
import { contactPage, contactQuestionPage } from './contact-page.tsx';

const details = {
  ...{
    givenName: 'Žanete',
    familyName: 'Ķirsoniņa-Größe',
    email: 'zanete@kirsonina.example',
    phone: '+371 29 876 543',
  },
  ...{ preferredLanguage: 'lv' as const, until: new Date('2026-12-08T13:00:00Z') },
};

holdAgainstAxe(
  'The page that shows contact details',
  LOCALES.flatMap((locale): [string, PageContent][] => [
    [`question in ${locale}`, contactQuestionPage({ locale, title: 'Anlagenmechaniker SHK (m/w/d)' })],
    [`contact details in ${locale}`, contactPage(details, locale)],
  ]),
);

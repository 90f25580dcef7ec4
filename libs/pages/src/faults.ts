import type { Locale } from '#occupations/locale';

/** Why a page shows nothing, whatever it is about. */
export type CommonFault = 'forged' | 'expired' | 'too-long' | 'broken';

/** What a page says in a sentence or two. */
export interface Saying {
  readonly heading: string;
  readonly text: string;
}

/** What is said instead, and with which HTTP status. */
export interface Fault {
  readonly status: number;
  readonly texts: Readonly<Record<Locale, Saying>>;
}

export const FAULTS: Readonly<Record<CommonFault, Fault>> = {
  forged: {
    status: 400,
    texts: {
      de: {
        heading: 'Dieser Link ist nicht gültig',
        text: 'Vielleicht fehlt ein Stück. Öffnen Sie ihn noch einmal aus der E-Mail, oder antworten Sie einfach unserer Koordinierungsstelle.',
      },
      en: {
        heading: 'This link is not valid',
        text: 'A piece of it may be missing. Open it from the e-mail once more, or just answer our coordinators.',
      },
      lv: {
        heading: 'Šī saite nav derīga',
        text: 'Varbūt trūkst kāda tās daļa. Atveriet to no e-pasta vēlreiz vai vienkārši atbildiet mūsu koordinatoriem.',
      },
    },
  },
  expired: {
    status: 410,
    texts: {
      de: {
        heading: 'Dieser Link ist abgelaufen',
        text: 'Unsere Koordinierungsstelle sagt Ihnen gern, wie es um Ihre Stelle steht.',
      },
      en: {
        heading: 'This link has expired',
        text: 'Our coordinators will be glad to tell you how things stand with your vacancy.',
      },
      lv: {
        heading: 'Šīs saites termiņš ir beidzies',
        text: 'Mūsu koordinatori Jums labprāt pateiks, kā ir ar Jūsu vakanci.',
      },
    },
  },
  'too-long': {
    status: 400,
    texts: {
      de: {
        heading: 'Das ist zu lang',
        text: 'Gehen Sie zurück, und fassen Sie sich etwas kürzer: höchstens 1000 Zeichen, für die Telefonnummer 50.',
      },
      en: {
        heading: 'That is too long',
        text: 'Please go back and say it a little shorter: at most 1000 characters, and 50 for the phone number.',
      },
      lv: {
        heading: 'Tas ir pārāk gari',
        text: 'Lūdzu, atgriezieties un sakiet to īsāk: ne vairāk kā 1000 rakstzīmju, tālruņa numuram – 50.',
      },
    },
  },
  broken: {
    status: 500,
    texts: {
      de: {
        heading: 'Das hat nicht geklappt',
        text: 'Der Fehler liegt bei uns. Bitte versuchen Sie es in einigen Minuten noch einmal.',
      },
      en: {
        heading: 'That did not work',
        text: 'The fault is ours. Please try again in a few minutes.',
      },
      lv: {
        heading: 'Tas neizdevās',
        text: 'Kļūda ir mūsu pusē. Lūdzu, mēģiniet vēlreiz pēc dažām minūtēm.',
      },
    },
  },
};

import type { Locale } from '#occupations/locale';
import type { Saying } from '#pages/faults';
import type { ContactRefusal } from './contact-details.ts';

/** Every text of the page that shows contact details, in one language. A language that lacks one does not compile. */
interface ContactPageTexts {
  readonly question: Saying & { readonly vacancy: string; readonly button: string };
  readonly answer: {
    readonly heading: (name: string) => string;
    /** @param until as a reader of the language writes it */
    readonly text: (until: string) => string;
    readonly email: string;
    readonly phone: string;
    readonly language: string;
  };
  readonly refusals: Readonly<Record<ContactRefusal, Saying>>;
}

export const CONTACT_PAGE_TEXTS: Readonly<Record<Locale, ContactPageTexts>> = {
  de: {
    question: {
      heading: 'Kontaktdaten ansehen?',
      text: 'Die Angaben sind nur für Sie und nur für diese Stelle bestimmt. Wir vermerken, dass Ihr Betrieb sie angesehen hat; die Fachkraft kann es erfahren. Nach dem ersten Ansehen bleiben sie einen Tag lang sichtbar.',
      vacancy: 'Stelle',
      button: 'Kontaktdaten ansehen',
    },
    answer: {
      heading: (name) => `So erreichen Sie ${name}`,
      text: (until) => `Bitte schreiben Sie sich die Angaben auf: Diese Seite zeigt sie bis ${until}.`,
      email: 'E-Mail',
      phone: 'Telefon',
      language: 'Schreibt und liest am liebsten',
    },
    refusals: {
      gone: {
        heading: 'Die Kontaktdaten stehen nicht mehr bereit',
        text: 'Die Fachkraft möchte oder kann nicht mehr vorgestellt werden. Unsere Koordinierungsstelle hilft Ihnen gern weiter.',
      },
      used: {
        heading: 'Die Kontaktdaten wurden schon angesehen',
        text: 'Danach waren sie einen Tag lang sichtbar. Brauchen Sie sie noch einmal, wenden Sie sich bitte an unsere Koordinierungsstelle.',
      },
      'not-yours': {
        heading: 'Dieser Link gehört nicht zu Ihrem Betrieb',
        text: 'Unsere Koordinierungsstelle hilft Ihnen gern weiter.',
      },
    },
  },
  en: {
    question: {
      heading: 'See the contact details?',
      text: 'The details are for you and for this vacancy alone. We note that your company has looked at them; the skilled worker can learn of it. After the first look they stay visible for one day.',
      vacancy: 'Vacancy',
      button: 'See the contact details',
    },
    answer: {
      heading: (name) => `How to reach ${name}`,
      text: (until) => `Please write the details down: this page shows them until ${until}.`,
      email: 'E-mail',
      phone: 'Telephone',
      language: 'Prefers to write and read',
    },
    refusals: {
      gone: {
        heading: 'The contact details are no longer available',
        text: 'The skilled worker no longer wants to be introduced, or no longer can be. Our coordinators will be glad to help you.',
      },
      used: {
        heading: 'The contact details have been looked at already',
        text: 'They stayed visible for one day. If you need them again, please turn to our coordinators.',
      },
      'not-yours': {
        heading: 'This link does not belong to your company',
        text: 'Our coordinators will be glad to help you.',
      },
    },
  },
  lv: {
    question: {
      heading: 'Skatīt kontaktinformāciju?',
      text: 'Šī informācija paredzēta tikai Jums un tikai šai vakancei. Mēs reģistrējam, ka Jūsu uzņēmums to ir skatījis; speciālists to var uzzināt. Pēc pirmās skatīšanās reizes tā ir redzama vienu dienu.',
      vacancy: 'Vakance',
      button: 'Skatīt kontaktinformāciju',
    },
    answer: {
      heading: (name) => `Kā sazināties: ${name}`,
      text: (until) => `Lūdzu, pierakstiet šo informāciju: šī lapa to rāda līdz ${until}.`,
      email: 'E-pasts',
      phone: 'Tālrunis',
      language: 'Vēlamā valoda saziņai',
    },
    refusals: {
      gone: {
        heading: 'Kontaktinformācija vairs nav pieejama',
        text: 'Speciālists vairs nevēlas vai nevar tikt iepazīstināts. Mūsu koordinatori Jums labprāt palīdzēs.',
      },
      used: {
        heading: 'Kontaktinformācija jau ir skatīta',
        text: 'Tā bija redzama vienu dienu. Ja tā Jums vajadzīga vēlreiz, lūdzu, vērsieties pie mūsu koordinatoriem.',
      },
      'not-yours': {
        heading: 'Šī saite nepieder Jūsu uzņēmumam',
        text: 'Mūsu koordinatori Jums labprāt palīdzēs.',
      },
    },
  },
};

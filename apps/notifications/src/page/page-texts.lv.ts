import type { PageTexts } from './page-texts.ts';

export const lv: PageTexts = {
  about: { vacancy: 'Vakance', proposal: 'Atbilstība' },
  answers: {
    interested: {
      heading: 'Vai Jūs tas interesē?',
      text: 'Ja apstiprināsiet, mūsu koordinatori uzzinās, ka vēlaties iepazīties ar šo speciālistu.',
      button: 'Jā, mūs tas interesē',
      thanks: 'Koordinators sazināsies ar Jums, lai pārrunātu turpmākos soļus.',
    },
    'not-interested': {
      heading: 'Jūs tas neinteresē?',
      text: 'Ja pateiksiet iemeslu, tas palīdzēs nākamajiem priekšlikumiem.',
      button: 'Mūs tas neinteresē',
      thanks: 'Mūsu koordinatori to ir uzzinājuši.',
    },
    'call-me': {
      heading: 'Vai mums Jums piezvanīt?',
      text: 'Koordinators Jums piezvanīs, lai pārrunātu šo priekšlikumu.',
      button: 'Lūdzu, piezvaniet',
      thanks: 'Koordinators Jums piezvanīs.',
    },
    filled: {
      heading: 'Vai vakance ir aizpildīta?',
      text: 'Ja apstiprināsiet, vakance tiks slēgta un priekšlikumus tai vairs nesaņemsiet.',
      button: 'Jā, vakance ir aizpildīta',
      thanks: 'Vakance tiek slēgta. Priekšlikumus tai vairs nesaņemsiet.',
    },
    'still-needed': {
      heading: 'Vai speciālists joprojām vajadzīgs?',
      text: 'Ja apstiprināsiet, mēs turpināsim meklēt.',
      button: 'Jā, joprojām vajadzīgs',
      thanks: 'Mēs turpinām meklēt, kamēr vakance ir izsludināta.',
    },
    'no-longer-needed': {
      heading: 'Vai speciālists vairs nav vajadzīgs?',
      text: 'Ja apstiprināsiet, vakance tiks slēgta un mēs vairs nemeklēsim.',
      button: 'Nē, vairs nav vajadzīgs',
      thanks: 'Vakance tiek slēgta, un mēs vairs nemeklējam.',
    },
  },
  thanks: 'Paldies par Jūsu atbildi',
  reply: {
    reason: 'Kāds ir iemesls?',
    reasons: {
      experience: 'Neatbilst pieredze',
      language: 'Nepietiek valodas zināšanu',
      recognition: 'Neatbilst kvalifikācija vai tās atzīšana',
      timing: 'Neatbilst laiks',
      other: 'Kaut kas cits',
    },
    phone: 'Tālruņa numurs',
    words: 'Ko vēl vēlaties mums pateikt',
    optional: 'nav obligāti',
  },
  preferences: {
    heading: 'Kad un cik bieži rakstām',
    introduction: (company) => `Šeit iestatāt, kā ${company} uzzina par priekšlikumiem.`,
    frequency: 'Cik bieži',
    frequencies: {
      'at-once': 'Uzreiz, kad ir kas jauns',
      daily: 'Reizi dienā, viss kopā',
      weekly: 'Reizi nedēļā, viss kopā',
      never: 'Nemaz',
    },
    time: 'Ikdienas vai iknedēļas ziņas laiks',
    hour: 'Pulksteņa laiks',
    weekday: 'Nedēļas diena (tikai iknedēļas ziņai)',
    timeZone: 'Vietējais laiks',
    exceptions: 'Izņēmumi',
    nights: 'Arī naktī, no plkst. 20 līdz 7',
    sundays: 'Arī svētdienās',
    save: 'Saglabāt',
    saved: { heading: 'Saglabāts', text: 'Turpmāk rakstīsim tā, kā esat iestatījuši.' },
  },
  unsubscribe: {
    heading: 'Vai vairs nesūtīt e-pastus?',
    text: 'Jūs vairs neuzzināsiet pa e-pastu, kad būsim atraduši speciālistu Jūsu vakancēm.',
    button: 'Vairs nesūtīt e-pastus',
    done: {
      heading: 'Jūs vairs nesaņemsiet e-pastus',
      text: 'Mūsu koordinatori ar Jums joprojām sazināsies citā veidā.',
    },
  },
  refusals: {
    used: {
      heading: 'Šo atbildi Jūs jau esat devuši',
      text: 'Tā pie mums ir nonākusi. Ja esat pārdomājuši, izvēlieties e-pastā citu atbildi.',
    },
    'not-yours': {
      heading: 'Šī saite neattiecas uz šo vakanci',
      text: 'Mūsu koordinatori Jums labprāt palīdzēs.',
    },
    closed: {
      heading: 'Vakance jau ir slēgta',
      text: 'Vairs nekas nav jādara. Ja tomēr vēl meklējat, pasakiet to mūsu koordinatoriem.',
    },
    gone: {
      heading: 'Šis speciālists vairs nav pieejams',
      text: 'Vairs nekas nav jādara. Mūsu koordinatori turpina meklēt Jūsu vakancei.',
    },
  },
};

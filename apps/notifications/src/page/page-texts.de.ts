import type { PageTexts } from './page-texts.ts';

export const de: PageTexts = {
  about: { vacancy: 'Stelle', proposal: 'Passung' },
  answers: {
    interested: {
      heading: 'Haben Sie Interesse?',
      text: 'Wenn Sie bestätigen, erfährt unsere Koordinierungsstelle, dass Sie diese Fachkraft kennenlernen möchten.',
      button: 'Ja, wir haben Interesse',
      thanks: 'Unsere Koordinierungsstelle meldet sich bei Ihnen und bespricht die nächsten Schritte.',
    },
    'not-interested': {
      heading: 'Kein Interesse?',
      text: 'Wenn Sie uns sagen, woran es liegt, hilft das bei den nächsten Vorschlägen.',
      button: 'Kein Interesse',
      thanks: 'Unsere Koordinierungsstelle weiß Bescheid.',
    },
    'call-me': {
      heading: 'Sollen wir Sie anrufen?',
      text: 'Unsere Koordinierungsstelle ruft Sie an, um über diesen Vorschlag zu sprechen.',
      button: 'Bitte rufen Sie an',
      thanks: 'Unsere Koordinierungsstelle ruft Sie an.',
    },
    filled: {
      heading: 'Ist die Stelle besetzt?',
      text: 'Wenn Sie bestätigen, wird die Stelle geschlossen, und Sie erhalten keine Vorschläge mehr dafür.',
      button: 'Ja, die Stelle ist besetzt',
      thanks: 'Die Stelle wird geschlossen. Sie erhalten keine Vorschläge mehr dafür.',
    },
    'still-needed': {
      heading: 'Besteht der Bedarf noch?',
      text: 'Wenn Sie bestätigen, suchen wir weiter.',
      button: 'Ja, der Bedarf besteht',
      thanks: 'Wir suchen weiter, solange die Stelle ausgeschrieben ist.',
    },
    'no-longer-needed': {
      heading: 'Besteht der Bedarf nicht mehr?',
      text: 'Wenn Sie bestätigen, wird die Stelle geschlossen, und wir suchen nicht weiter.',
      button: 'Nein, nicht mehr',
      thanks: 'Die Stelle wird geschlossen, und wir suchen nicht weiter.',
    },
  },
  thanks: 'Vielen Dank für Ihre Antwort',
  reply: {
    reason: 'Woran liegt es?',
    reasons: {
      experience: 'Die Erfahrung passt nicht',
      language: 'Die Sprachkenntnisse reichen nicht',
      recognition: 'Die Qualifikation oder ihre Anerkennung passt nicht',
      timing: 'Der Zeitpunkt passt nicht',
      other: 'Etwas anderes',
    },
    phone: 'Telefonnummer',
    words: 'Was Sie uns noch sagen möchten',
    optional: 'freiwillig',
  },
  preferences: {
    heading: 'Wann und wie oft wir schreiben',
    introduction: (company) => `Hier stellen Sie ein, wie ${company} von Vorschlägen erfährt.`,
    frequency: 'Wie oft',
    frequencies: {
      'at-once': 'Sofort, wenn es etwas Neues gibt',
      daily: 'Einmal am Tag, alles zusammen',
      weekly: 'Einmal in der Woche, alles zusammen',
      never: 'Gar nicht',
    },
    time: 'Zeit der täglichen oder wöchentlichen Nachricht',
    hour: 'Uhrzeit',
    weekday: 'Wochentag (nur bei wöchentlich)',
    timeZone: 'Ortszeit',
    exceptions: 'Ausnahmen',
    nights: 'Auch nachts, zwischen 20 und 7 Uhr',
    sundays: 'Auch sonntags',
    save: 'Speichern',
    saved: { heading: 'Gespeichert', text: 'Ab jetzt schreiben wir so, wie Sie es eingestellt haben.' },
  },
  unsubscribe: {
    heading: 'Keine E-Mails mehr?',
    text: 'Sie erfahren dann nicht mehr per E-Mail, wenn wir eine Fachkraft für Ihre Stellen gefunden haben.',
    button: 'Keine E-Mails mehr',
    done: {
      heading: 'Sie erhalten keine E-Mails mehr',
      text: 'Unsere Koordinierungsstelle erreicht Sie weiterhin auf anderem Weg.',
    },
  },
  refusals: {
    used: {
      heading: 'Diese Antwort haben Sie schon gegeben',
      text: 'Sie ist bei uns angekommen. Haben Sie es sich anders überlegt, wählen Sie in der E-Mail eine andere Antwort.',
    },
    'not-yours': {
      heading: 'Dieser Link gehört nicht zu dieser Stelle',
      text: 'Unsere Koordinierungsstelle hilft Ihnen gern weiter.',
    },
    closed: {
      heading: 'Die Stelle ist schon geschlossen',
      text: 'Es ist nichts mehr zu tun. Suchen Sie doch noch, sagen Sie es unserer Koordinierungsstelle.',
    },
    gone: {
      heading: 'Diese Fachkraft steht nicht mehr zur Verfügung',
      text: 'Es ist nichts mehr zu tun. Unsere Koordinierungsstelle sucht weiter für Ihre Stelle.',
    },
  },
};

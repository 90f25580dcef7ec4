import type { WordingTexts } from './wording-texts.ts';

export const DE: WordingTexts = {
  'gendered-title': {
    reason:
      'Der Titel nennt nur ein Geschlecht und spricht die anderen damit nicht an. Das gilt als Indiz für eine Benachteiligung wegen des Geschlechts (OLG Karlsruhe, 13.09.2011, 17 U 99/10).',
    suggestion: 'Schreiben Sie „{neutral}“ oder eine Form, die alle meint.',
  },
  'third-gender-missing': {
    reason:
      'Der Zusatz nennt nur Männer und Frauen. Auch Menschen, die weder das eine noch das andere sind, sind vor Benachteiligung wegen des Geschlechts geschützt (BVerfG, 10.10.2017, 1 BvR 2019/16).',
    suggestion: 'Schreiben Sie „(m/w/d)“.',
  },
  'one-sex-wanted': {
    reason:
      'Gesucht wird nur ein Geschlecht. Das ist nur zulässig, wenn die Tätigkeit es zwingend verlangt (§ 8 AGG), etwa in einem Frauenhaus.',
    suggestion:
      'Lassen Sie es weg, oder beschreiben Sie die Aufgabe. Ist das Geschlecht unverzichtbar, nennen Sie den Grund.',
  },
  'native-speaker': {
    reason:
      'Die Muttersprache hängt von der Herkunft ab, nicht vom Können. Wer sie verlangt, benachteiligt mittelbar wegen der ethnischen Herkunft (BAG, 29.06.2017, 8 AZR 402/15).',
    suggestion: 'Nennen Sie das Sprachniveau, das die Arbeit braucht, zum Beispiel „Deutsch auf Niveau C1“.',
  },
  'native-level': {
    reason:
      'Das kann so gelesen werden, als zähle die Herkunft und nicht das Können. Das kann mittelbar wegen der ethnischen Herkunft benachteiligen.',
    suggestion:
      'Nennen Sie ein Niveau des Europäischen Referenzrahmens, zum Beispiel „Deutsch auf Niveau C1“ oder „C2“.',
  },
  accent: {
    reason: 'Wer Akzentfreiheit verlangt, benachteiligt mittelbar wegen der ethnischen Herkunft.',
    suggestion:
      'Schreiben Sie, was gebraucht wird, zum Beispiel „verständliche Aussprache am Telefon, Deutsch auf Niveau B2“.',
  },
  nationality: {
    reason:
      'Wer nach Staatsangehörigkeit oder Herkunft auswählt, kann wegen der ethnischen Herkunft benachteiligen; bei Menschen aus der EU verstößt es auch gegen die Freizügigkeit.',
    suggestion:
      'Schreiben Sie, wenn es nötig ist: „Sie dürfen in Deutschland arbeiten oder erhalten dafür eine Erlaubnis“.',
  },
  'age-limit': {
    reason:
      'Eine Altersgrenze benachteiligt wegen des Alters. Sie ist nur mit einem legitimen Ziel und angemessen zulässig (§ 10 AGG).',
    suggestion: 'Lassen Sie das Alter weg und nennen Sie die Erfahrung oder den Abschluss, die gebraucht werden.',
  },
  'age-word': {
    reason:
      'Das spricht Jüngere an und schließt Ältere aus, auch wenn nur das Team beschrieben wird (BAG, 11.08.2016, 8 AZR 406/14).',
    suggestion:
      'Beschreiben Sie die Arbeit statt des Alters, zum Beispiel „ein Team, das sich gegenseitig hilft“ oder „sicherer Umgang mit digitalen Werkzeugen“.',
  },
  'family-status': {
    reason:
      'Fragen nach Familie, Kindern oder Schwangerschaft benachteiligen wegen des Geschlechts, unmittelbar (§ 3 Abs. 1 Satz 2 AGG) oder mittelbar.',
    suggestion:
      'Schreiben Sie, was die Arbeit verlangt, zum Beispiel „Schichtarbeit“ oder „Montage, drei Nächte pro Woche“.',
  },
  religion: {
    reason:
      'Das benachteiligt wegen der Religion. Kirchliche Arbeitgeber dürfen sie nur verlangen, wenn sie für die Tätigkeit wesentlich und gerechtfertigt ist (§ 9 AGG; EuGH, 17.04.2018, C-414/16).',
    suggestion: 'Lassen Sie es weg, oder sagen Sie, warum gerade diese Tätigkeit es verlangt.',
  },
  photo: {
    reason:
      'Ein Foto zeigt Geschlecht, Alter und Herkunft. Es zu verlangen ist nicht verboten, kann aber vor Gericht als Indiz für eine Benachteiligung dienen.',
    suggestion: 'Schreiben Sie „Bitte bewerben Sie sich ohne Foto“, oder lassen Sie es weg.',
  },
  'physical-fitness': {
    reason: 'Ohne Erklärung schließt das Menschen mit Behinderung aus, die die Arbeit tun könnten.',
    suggestion: 'Beschreiben Sie die Belastung, zum Beispiel „Sie heben Lasten bis 25 kg und arbeiten auf Gerüsten“.',
  },
  'body-height': {
    reason: 'Eine Mindestgröße schließt weit mehr Frauen als Männer aus (EuGH, 18.10.2017, C-409/16).',
    suggestion: 'Beschreiben Sie die Aufgabe, für die die Größe gebraucht würde.',
  },
};

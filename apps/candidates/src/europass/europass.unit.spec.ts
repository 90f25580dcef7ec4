import { europassCandidateXml, europassJson, europassXml } from '../../test/europass-cv.ts';
import { draftOf } from './draft.ts';
import { readEuropass } from './read-europass.ts';
import { yearsOf } from './work-years.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const draft = (document: unknown) => draftOf(readEuropass(document), NOW);

describe('A Europass CV', () => {
  test('becomes a nomination as far as it goes', () => {
    expect(draft(europassXml).submission).toEqual({
      person: {
        givenName: 'Jānis',
        familyName: 'Bērziņš & Größe',
        email: 'janis@berzins.example',
        preferredLanguage: 'lv',
        phone: '+371 20000000',
        birthDate: '1990-05-17',
      },
      residence: { country: 'LV' },
      occupations: [{ scheme: 'name', code: 'Santehniķis', experienceYears: 12.8 }],
      qualifications: [
        {
          title: 'Santehniķis',
          occupation: { scheme: 'name', code: 'Santehniķis' },
          awardedIn: 'LV',
          awardedOn: '2010-06-30',
        },
      ],
      languages: [
        { language: 'lv', level: 'C2', evidence: 'self-assessed' },
        {
          language: 'de',
          skills: { listening: 'B1', reading: 'B1', spokenInteraction: 'A2', spokenProduction: 'A2', writing: 'A2' },
          evidence: 'self-assessed',
        },
      ],
      mobility: { drivingLicences: ['B', 'BE'] },
    });
  });

  test('is the same in JSON as in XML', () => {
    expect(draft(europassJson)).toEqual(draft(europassXml));
  });

  test('is the same in the XML of the platform that began in 2020, which knows no certificates', () => {
    const { submission, questions } = draft(europassXml);
    expect(draft(europassCandidateXml)).toEqual({
      submission,
      questions: questions.filter(({ found }) => found !== 'Goethe-Zertifikat, A2'),
    });
  });

  test('that calls a language by a word of its own is asked which it is', () => {
    const xml = europassCandidateXml.replace('schemeName="NORMAL">deu<', 'schemeName="FREE_TEXT">vācu<');
    expect(draft(xml).questions).toContainEqual({
      pointer: '#/languages',
      question: 'Which language is it?',
      found: 'vācu',
    });
  });

  test('says of what is written half or wrongly no more than it knows', () => {
    const xml = europassCandidateXml
      .replace('<hr:BirthDate>1990-05-17<', '<hr:BirthDate>1990-05<')
      .replace('<CountryDialing>371</CountryDialing>', '')
      .replace('2010-06-30', '2010-02-31')
      .replace(/B1/, 'sehr gut');
    const { submission, questions } = draft(xml);
    expect(questions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '#/person/birthDate', found: '1990-05' }),
        expect.objectContaining({ pointer: '#/person/phone', found: '20000000' }),
        expect.objectContaining({ pointer: '#/qualifications', found: 'Santehniķis, 2010-02-31, LV' }),
      ]),
    );
    expect(submission.languages[1]).toEqual({
      language: 'de',
      skills: { reading: 'B1', spokenInteraction: 'A2', spokenProduction: 'A2', writing: 'A2' },
      evidence: 'self-assessed',
    });
  });

  test('whose words the catalogue does not know is asked about, not guessed', () => {
    const asked = draft(europassXml).questions.filter(({ found }) => found !== undefined);
    expect(asked).toMatchObject([
      { pointer: '#/occupations', found: 'Meistars visam (2 years)', question: expect.stringContaining('Which') },
      { pointer: '#/qualifications', found: 'Vidusskola' },
      { pointer: '#/languages', found: 'Goethe-Zertifikat, A2', question: expect.stringContaining('"certificate"') },
    ]);
  });

  test('says nothing of consent and availability, so both are asked for', () => {
    expect(draft(europassXml).questions.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['#/availability', '#/consents']),
    );
  });

  test('without anything in it is asked for all there has to be', () => {
    const { submission, questions } = draft({ SkillsPassport: { LearnerInfo: { Identification: {} } } });
    expect(submission.occupations).toEqual([]);
    expect(questions.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['#/person/givenName', '#/person/email', '#/residence/country', '#/occupations']),
    );
  });

  test('may write its namespace with a prefix', () => {
    const prefixed = europassXml.replace('xmlns=', 'xmlns:e=').replace(/<(\/?)([A-Z])/g, '<$1e:$2');
    expect(draft(prefixed)).toEqual(draft(europassXml));
  });

  test.each([
    ['text', '{"SkillsPassport":', 'well-formed'],
    ['a page of HTML', '<html><body>CV</body></html>', 'neither a Candidate'],
    ['an empty file', '', 'It is empty.'],
    ['XML that breaks off', europassXml.slice(0, 900), 'well-formed'],
    ['a list', [], 'neither a Candidate'],
    ['nothing', null, 'neither a Candidate'],
    ['another namespace', europassXml.replace('europass.cedefop.europa.eu', 'else.example'), 'namespace'],
    ['a candidate of nobody', '<Candidate xmlns="http://www.europass.eu/1.0"/>', 'choose "XML"'],
    [
      'a candidate of others',
      europassCandidateXml
        .replace('www.europass.eu/1.0" xmlns:oa', 'else.example" xmlns:oa')
        .replace('www.europass.eu/1.0 C', 'C'),
      'namespace',
    ],
  ])('is not what was sent (%s): the answer says so', (_, body, message) => {
    expect(() => draft(body)).toThrow(message);
  });
});

describe('XML that means harm', () => {
  const withEntities = (declarations: string, reference: string) =>
    europassXml
      .replace('<SkillsPassport', `<!DOCTYPE SkillsPassport [${declarations}]><SkillsPassport`)
      .replace('Jānis', reference);

  test.each([
    ['a billion laughs', withEntities('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">', '&b;')],
    ['a file of ours', withEntities('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
    ['a page of somebody else', withEntities('<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;', 'x')],
  ])('declares %s, and is refused before anything is expanded', (_, xml) => {
    expect(() => draft(xml)).toThrow('declares a document type');
  });

  test('is a hundred thousand levels deep, and is refused', () => {
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    expect(() => draft(deep)).toThrow('cannot be read');
    expect(() => draft(europassXml.replace('<Skills>', `<Skills>${deep}`))).toThrow('cannot be read');
  });

  test('has names that JavaScript has plans for, and does nothing', () => {
    const xml = europassXml.replace('<Skills>', '<__proto__><polluted>1</polluted></__proto__><constructor/><Skills>');
    try {
      draft(xml);
    } catch (error) {
      expect((error as Error).message).toContain('cannot be read');
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('Years of work that overlap count once, and a period that ends before it begins counts nothing', () => {
  const from2010to2014 = { from: { year: 2010 }, to: { year: 2014 } };
  expect(yearsOf([from2010to2014, { from: { year: 2013, month: 7 }, to: { year: 2015 } }])).toBe(5);
  expect(yearsOf([{ from: { year: 2014 }, to: { year: 2010 } }])).toBe(0);
  expect(yearsOf([])).toBe(0);
});

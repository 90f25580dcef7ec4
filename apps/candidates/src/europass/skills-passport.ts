import { SKILLS } from '#submissions/language.submission';
import { type CurriculumVitae, countryCode, type NamedLanguage } from './curriculum-vitae.ts';
import { at, dateAt, listAt, type Node, textAt } from './node.ts';

/** Reads the SkillsPassport of Cedefop (schema version 3), which the Europass editor wrote until 2020, as XML or JSON. */
export function cvOfSkillsPassport(passport: Node): CurriculumVitae {
  const learner = at(passport, 'LearnerInfo');
  const identification = at(learner, 'Identification');
  const contact = at(identification, 'ContactInfo');
  const linguistic = at(learner, 'Skills', 'Linguistic');
  const driving = at(learner, 'Skills', 'Driving', 'Description');
  const [phone] = listAt(contact, 'Telephone').flatMap((item) => textAt(item, 'Contact') ?? textAt(item) ?? []);
  return {
    locale: (textAt(passport, 'locale') ?? textAt(passport, 'Locale'))?.slice(0, 2).toLowerCase(),
    givenName: textAt(identification, 'PersonName', 'FirstName'),
    familyName: textAt(identification, 'PersonName', 'Surname'),
    email: textAt(contact, 'Email', 'Contact') ?? textAt(contact, 'Email'),
    phone,
    birth: dateAt(identification, 'Demographics', 'Birthdate'),
    country: countryOf(contact),
    work: listAt(learner, 'WorkExperience').map((work) => ({
      position: textAt(work, 'Position', 'Label') ?? textAt(work, 'Position'),
      employer: textAt(work, 'Employer', 'Name'),
      from: dateAt(work, 'Period', 'From'),
      to: dateAt(work, 'Period', 'To'),
      current: textAt(work, 'Period', 'Current') === 'true' || at(work, 'Period', 'Current') === true,
    })),
    education: listAt(learner, 'Education').map((education) => ({
      title: textAt(education, 'Title'),
      awarded: dateAt(education, 'Period', 'To'),
      country: countryOf(at(education, 'Organisation', 'ContactInfo')),
    })),
    motherTongues: listAt(linguistic, 'MotherTongue').map(languageOf),
    foreignLanguages: listAt(linguistic, 'ForeignLanguage').map((language) => ({
      ...languageOf(language),
      levels: Object.fromEntries(
        SKILLS.map((skill) => [skill, textAt(language, 'ProficiencyLevel', skill[0]!.toUpperCase() + skill.slice(1))]),
      ),
      certificates: listAt(language, 'Certificate').map((certificate) => ({
        title: textAt(certificate, 'Title'),
        level: textAt(certificate, 'Level'),
      })),
    })),
    drivingLicences: listAt(Array.isArray(driving) ? { Licence: driving } : driving, 'Licence').flatMap(
      (licence) => textAt(licence) ?? [],
    ),
  };
}

const languageOf = (item: Node): NamedLanguage => ({
  code: textAt(item, 'Description', 'Code')?.toLowerCase(),
  label: textAt(item, 'Description', 'Label'),
});

const countryOf = (contactInfo: Node) => countryCode(textAt(contactInfo, 'Address', 'Contact', 'Country', 'Code'));

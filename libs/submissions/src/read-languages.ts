import { today } from '#platform/calendar';
import type { FieldFault } from '#platform/problem';
import { type CandidateLevel, levelRank } from '#scoring/vocabulary';
import { type LanguageResource, type LanguageSkill, SKILLS } from './language.submission.ts';

/**
 * Works out the level that counts for matching: the level as a whole if it is stated, since it is what an examination
 * attests; else that of the weakest skill that is stated, since a level is reached when every skill reaches it.
 *
 * @param faults takes what makes no sense
 */
export function readLanguages(
  languages: readonly LanguageSkill[],
  now: Date,
  faults: FieldFault[],
): LanguageResource[] {
  const codes = languages.map(({ language }) => language);
  return languages.map((skill, index) => {
    const { language, course, examinedOn } = skill;
    const fault = (field: string, detail: string) => faults.push({ pointer: `#/languages/${index}/${field}`, detail });
    const levels = SKILLS.flatMap((name) => skill.skills?.[name] ?? []).sort((a, b) => levelRank(a) - levelRank(b));
    const matchingLevel = skill.level ?? levels[0] ?? 'none';
    if (skill.level === undefined && levels.length === 0) {
      fault('level', 'is required; or state the level of at least one of the skills');
    }
    if (codes.indexOf(language) !== index) fault('language', `${language} stands there twice`);
    if (levels.length > 0 && !isAmong(matchingLevel, levels)) {
      fault('level', `does not agree with the skills, which are between ${levels[0]} and ${levels.at(-1)}`);
    }
    if (examinedOn !== undefined && examinedOn > today(now)) {
      fault('examinedOn', `lies in the future (${examinedOn}); an exam to come belongs into course`);
    }
    if (course !== undefined && levelRank(course.level) <= levelRank(matchingLevel)) {
      fault('course/level', `must be higher than the level now (${matchingLevel})`);
    }
    return { ...skill, matchingLevel };
  });
}

const isAmong = (level: CandidateLevel, ascending: readonly CandidateLevel[]) =>
  levelRank(level) >= levelRank(ascending[0] ?? 'none') && levelRank(level) <= levelRank(ascending.at(-1) ?? 'C2');

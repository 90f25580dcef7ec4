import { RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { nextStates, stateProblem, statesFor, transitionProblem } from './recognition-transitions.ts';

const PLUMBER = { isco: '7126' };
const NURSE = { isco: '2221' };
const both = [
  ['not regulated', PLUMBER],
  ['regulated', NURSE],
] as const;

describe('Recognition of a qualification', () => {
  test('goes, where the occupation is not regulated, by partial recognition and adaptation', () => {
    for (const [before, status] of [
      ['not-applied', 'in-process'],
      ['in-process', 'partial'],
      ['partial', 'adaptation-running'],
      ['adaptation-running', 'full'],
    ] as const) {
      expect(transitionProblem(PLUMBER, before, status)).toBeUndefined();
    }
  });

  test('goes, where it is regulated, by a compensation measure', () => {
    for (const [before, status] of [
      ['in-process', 'measure-imposed'],
      ['measure-imposed', 'measure-running'],
      ['measure-running', 'measure-passed'],
      ['measure-passed', 'full'],
    ] as const) {
      expect(transitionProblem(NURSE, before, status)).toBeUndefined();
    }
  });

  test('in a state of the other kind of occupation is answered with the states of its own', () => {
    expect(stateProblem(NURSE, 'partial')).toMatch(
      /cannot be partial: the occupation is regulated.*States of this occupation: full, automatic, .*measure-imposed/,
    );
    expect(stateProblem(PLUMBER, 'measure-running')).toContain('adaptation-running');
  });

  test('that leaps is answered with what can follow, and how to mend a mistake', () => {
    expect(transitionProblem(PLUMBER, 'not-applied', 'full')).toBe(
      'cannot be full: after not-applied comes in-process or statement or partnership. If not-applied was a mistake, send the right state with "correction": true',
    );
    expect(transitionProblem(NURSE, 'full', 'refused')).toContain('full is the end of recognition');
  });

  test.each(both)('of an occupation that is %s can begin in any of its states, and stay in it', (_, occupation) => {
    for (const status of statesFor(occupation)) {
      expect(stateProblem(occupation, status)).toBeUndefined();
      expect(transitionProblem(occupation, undefined, status)).toBeUndefined();
      expect(transitionProblem(occupation, status, status)).toBeUndefined();
    }
  });

  test.each(both)('never leads out of the states of an occupation that is %s', (_, occupation) => {
    for (const status of RECOGNITION_STATUSES) {
      const next = nextStates(occupation, status);
      expect(statesFor(occupation)).toEqual(expect.arrayContaining([...next]));
      expect(next).not.toContain(status);
    }
  });

  test.each(both)('can come to full from every state of an occupation that is %s', (_, occupation) => {
    for (const status of statesFor(occupation)) {
      const reached = new Set([status]);
      for (const each of reached) for (const next of nextStates(occupation, each)) reached.add(next);
      expect([...reached]).toContain('full');
    }
  });
});

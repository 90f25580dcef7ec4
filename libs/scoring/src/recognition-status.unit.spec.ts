import { recognitionStatusProblem } from './recognition-status.ts';
import { RECOGNITION_STATUSES } from './vocabulary.ts';

const NURSE = { isco: '3221' };
const PLUMBER = { isco: '7126' };
const refusedFor = (occupation: { isco: string }) =>
  RECOGNITION_STATUSES.filter((status) => recognitionStatusProblem(status, occupation) !== undefined);

test('a regulated occupation has no partial recognition, no adaptation training and no statement', () => {
  expect(refusedFor(NURSE)).toEqual(['partial', 'adaptation-running', 'statement']);
});

test('an occupation that is not regulated has no compensation measure', () => {
  expect(refusedFor(PLUMBER)).toEqual(['measure-imposed', 'measure-running']);
});

test('the message says why, and what to state instead', () => {
  expect(recognitionStatusProblem('partial', NURSE)).toMatch(/regulated in Germany \(.*PflBG.*\); use measure-imposed/);
  expect(recognitionStatusProblem('measure-running', PLUMBER)).toMatch(
    /not regulated in Germany; use adaptation-running/,
  );
});

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import { refuseBody } from './refuse-body.ts';

describe('A body that is refused', () => {
  const problem = new Error('Send something else.');

  test('is heard to its end before that is said', async () => {
    const body = new PassThrough({ highWaterMark: 4 });
    const done = jest.fn();
    refuseBody(body, problem, done);
    for (let piece = 0; piece < 3; piece += 1) if (!body.write('much too long')) await once(body, 'drain');
    expect(done).not.toHaveBeenCalled();
    body.end();
    await once(body, 'end');
    expect(done.mock.calls).toEqual([[problem]]);
  });

  test('says what broke off when its sender goes away', async () => {
    const body = new PassThrough();
    const done = jest.fn();
    refuseBody(body, problem, done);
    const gone = new Error('aborted');
    body.destroy(gone);
    await new Promise((closed) => body.on('close', closed));
    expect(done.mock.calls).toEqual([[gone]]);
  });
});

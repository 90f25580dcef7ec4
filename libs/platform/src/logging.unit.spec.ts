import { QueryFailedError } from 'typeorm';
import { createLogger, NestLogger } from './logging.ts';

function logged(error: Error): string {
  const lines: string[] = [];
  const logger = createLogger('trial', 'info', { write: (line) => void lines.push(line) });
  new NestLogger(logger).error(error);
  return lines.join('');
}

describe('An error of the database', () => {
  const driverError = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (reason)=(Frau Bērziņa) already exists.',
  });
  const error = new QueryFailedError('INSERT INTO decision_note VALUES ($1)', ['Frau Bērziņa'], driverError);

  test('is logged with its message and its statement', () => {
    expect(logged(error)).toContain('duplicate key value');
    expect(logged(error)).toContain('INSERT INTO decision_note');
  });

  test('is logged without the values of the row', () => {
    expect(logged(error)).not.toContain('Bērziņa');
  });
});

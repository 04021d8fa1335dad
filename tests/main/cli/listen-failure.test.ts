import { describe, expect, it } from 'vitest';
import { CommandFailure, EXIT_STATUS } from '../../../main/cli/exit-status.ts';
import { listenFailure } from '../../../main/cli/listen-failure.ts';

const failure = (code: string, syscall: string) => Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

describe('a port that cannot be listened on', () => {
  it.each([
    ['EADDRINUSE', 'Port 80 is in use.'],
    ['EACCES', 'The system keeps port 80 from your account.'],
  ])('is named with the way out (%s)', (code, sentence) => {
    const error = listenFailure(failure(code, 'listen'), 80) as CommandFailure;
    expect(error).toBeInstanceOf(CommandFailure);
    expect(error.status).toBe(EXIT_STATUS.usage);
    expect(error.message).toBe(`${sentence} Choose another with --port, or leave it out.`);
  });

  it.each([
    ['a file that may not be read', failure('EACCES', 'open')],
    ['no memory', failure('ENOMEM', 'listen')],
  ])('is not blamed for another failure: %s', (_what, error) => {
    expect(listenFailure(error, 80)).toBe(error);
  });
});

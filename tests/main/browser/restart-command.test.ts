import { describe, expect, it } from 'vitest';
import { restartCommand } from '../../../main/browser/restart-command.ts';

describe('the command that starts browser mode again', () => {
  it.each([
    [{ npm_lifecycle_event: 'start' }, ['node', '/app/dist/cli/cli.js', 'serve'], 'npm start'],
    [
      { npm_lifecycle_event: 'start' },
      ['node', '/app/dist/cli/cli.js', 'serve', '--port', '80'],
      'npm start -- --port 80',
    ],
    [{ npm_lifecycle_event: 'cli' }, ['node', '/app/main/cli.ts', 'serve'], 'npm run --silent cli -- serve'],
    [{}, ['node', '/usr/bin/eventory-tray', 'serve', '--data', 'my data'], 'eventory-tray serve --data "my data"'],
    [{}, ['node', '/app/dist/cli/cli.js', 'serve'], 'node /app/dist/cli/cli.js serve'],
  ])('%j %j: %s', (env, argv, expected) => {
    expect(restartCommand(env, argv)).toBe(expected);
  });
});

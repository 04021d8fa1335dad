import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { terminalConfirmation } from '../../../main/cli/terminal-confirmation.ts';

afterEach(() => {
  vi.useRealTimers();
});

const QUESTION = { title: 'Start it?', text: '"/usr/bin/browser"', action: 'Allow' };

function terminal() {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  let shown = '';
  stdout.on('data', (data) => {
    shown += data;
  });
  const confirmation = terminalConfirmation(stdin, stdout);
  if (confirmation === null) throw new Error('no terminal');
  return { stdin, confirmation, shown: () => shown };
}

describe('a question in the terminal', () => {
  it.each([
    ['yes\n', true],
    [' YES \n', true],
    ['y\n', false],
    ['\n', false],
    ['no\n', false],
  ])('answered %j is %s', async (answer, agreed) => {
    const { stdin, confirmation, shown } = terminal();
    const asked = confirmation.ask(QUESTION);
    await expect.poll(shown).toContain('"/usr/bin/browser"');
    stdin.write(answer);
    expect(await asked).toBe(agreed);
  });

  it('is no if the terminal is closed', async () => {
    const { stdin, confirmation } = terminal();
    const asked = confirmation.ask(QUESTION);
    stdin.end();
    expect(await asked).toBe(false);
  });

  it('is no after two minutes, and the next question is asked again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { stdin, confirmation } = terminal();
    const late = confirmation.ask(QUESTION);
    vi.advanceTimersByTime(120_000);
    expect(await late).toBe(false);
    vi.useRealTimers();
    const asked = confirmation.ask(QUESTION);
    stdin.write('yes\n');
    expect(await asked).toBe(true);
  });

  it.each([
    [true, false],
    [false, true],
  ])('cannot be asked where input is a terminal: %s, and output: %s', (stdin, stdout) => {
    const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
    expect(terminalConfirmation(stream(stdin), stream(stdout))).toBeNull();
  });
});

import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { desktopConfirmation } from '../../../../main/desktop/ports/desktop-confirmation.ts';

/** The system's dialogs, which the user answers by a button's number. */
function asked(response: number) {
  const shown: MessageBoxOptions[] = [];
  const confirmation = desktopConfirmation({
    showMessageBox: async (...given: unknown[]) => {
      shown.push(given.at(-1) as MessageBoxOptions);
      return { response, checkboxChecked: false };
    },
  });
  return { shown, answer: confirmation.ask({ title: 'Start it?', text: '"/usr/bin/browser"', action: 'Allow' }) };
}

describe('a question of the desktop app', () => {
  it('is a dialog of the system whose safe answer is the default', async () => {
    const { shown, answer } = asked(1);
    expect(await answer).toBe(true);
    expect(shown).toMatchObject([
      { message: 'Start it?', detail: '"/usr/bin/browser"', buttons: ['Cancel', 'Allow'], defaultId: 0, cancelId: 0 },
    ]);
  });

  it('is answered no by Cancel, Esc and closing', async () => {
    expect(await asked(0).answer).toBe(false);
  });
});

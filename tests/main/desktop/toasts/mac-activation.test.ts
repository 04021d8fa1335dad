import { describe, expect, it } from 'vitest';
import { macIdentifier, parseLaunchInfo, parseMacIdentifier } from '../../../../main/desktop/toasts/mac-activation.ts';
import { UNKNOWN_TOAST } from '../../../../main/engine/ports.ts';

const DEFAULT = 'com.apple.UNNotificationDefaultActionIdentifier';

describe('the click that started the app on macOS', () => {
  it.each([
    [
      { identifier: 'run-1~as', actionIdentifier: DEFAULT },
      { toastId: 'run-1', action: 'click' },
    ],
    [
      { identifier: 'run-1~as', actionIdentifier: 'ACTION_0' },
      { toastId: 'run-1', action: 'add_to_cart' },
    ],
    [
      { identifier: 'run-1~s', actionIdentifier: 'ACTION_0' },
      { toastId: 'run-1', action: 'snooze' },
    ],
    [
      { identifier: 'of-an-older-version', actionIdentifier: DEFAULT },
      { toastId: 'of-an-older-version', action: 'click' },
    ],
    [
      { identifier: 'of-an-older-version', actionIdentifier: 'ACTION_0' },
      { toastId: UNKNOWN_TOAST, action: 'click' },
    ],
    [{ identifier: 'run-1~as', actionIdentifier: 'com.apple.UNNotificationDismissActionIdentifier' }, null],
    [{ identifier: 7, actionIdentifier: DEFAULT }, null],
    [{}, null],
  ])('%j', (launchInfo, expected) => {
    expect(parseLaunchInfo(launchInfo)).toEqual(expected);
  });

  it('an identifier keeps an id of any form', () => {
    const toast = { id: 'a~b~', actions: ['snooze'] as const };
    expect(parseMacIdentifier(macIdentifier(toast))).toEqual({ toastId: toast.id, actions: toast.actions });
  });
});

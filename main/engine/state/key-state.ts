import type { KeyState, Notice } from '../../../core/bridge/state/app.ts';

/** Keys shorter than this show no ending: it would be too much of them. */
const MIN_LENGTH_WITH_ENDING = 12;

/** What the window may know of the key: that there is one, and the last four characters of a long one. */
export function keyStateOf(key: string | null, storage: KeyState['storage'], enteredFor: string | null): KeyState {
  const ending = key !== null && key.length >= MIN_LENGTH_WITH_ENDING ? key.slice(-4) : null;
  return { set: key !== null, ending, entered_for: enteredFor, storage };
}

/** The lasting condition of a key that cannot be read for now, or that is not safe where it is; else `null`. */
export function keyStoreCondition({ set, storage }: KeyState, locked: boolean): Notice | null {
  if (locked) {
    return {
      level: 'warning',
      title: 'The key store is locked',
      text: 'Your API key is in it, so there is no connection yet. Unlock it (on Linux in Passwords and Keys or KWalletManager, on macOS in Keychain Access). The app tries again by itself; if it stays so, quit the app and start it again.',
    };
  }
  return set && !storage.secure
    ? { level: 'warning', title: 'The API key is not protected on this computer', text: storage.detail }
    : null;
}

/** The lasting condition of a key that was entered for another gateway than the one in the settings; else `null`. */
export function keyGatewayCondition({ entered_for: enteredFor }: KeyState): Notice | null {
  return enteredFor === null
    ? null
    : {
        level: 'warning',
        title: 'Enter your API key again',
        text: `It was entered for ${enteredFor}. The gateway address or the CA file has changed since, so the key is not sent there. Enter it again, or change the settings back.`,
      };
}

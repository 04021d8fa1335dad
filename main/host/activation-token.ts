/** How long a compositor takes one; a later click brings another. */
const VALID_MS = 10_000;

/**
 * The right to take the focus that a Wayland compositor gives with a click (`xdg-activation`). A notification server
 * hands it over, and whatever the click brings up uses it: the browser or the app's window.
 */
export interface ActivationToken {
  /** A click brought this one. It replaces an earlier one. */
  offer(token: string): void;
  /** The newest token, once; `null` if there is none or it is too old. */
  take(): string | null;
}

/** @param now milliseconds. */
export function createActivationToken(now: () => number): ActivationToken {
  let newest: { readonly token: string; readonly atMs: number } | null = null;
  return {
    offer(token) {
      newest = { token, atMs: now() };
    },
    take() {
      const taken = newest;
      newest = null;
      return taken === null || now() - taken.atMs > VALID_MS ? null : taken.token;
    },
  };
}

/** The environment of a program that may take the focus with `token`; X11 knows the same by its older name. */
export function activationEnvironment(token: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_ACTIVATION_TOKEN: token, DESKTOP_STARTUP_ID: token };
}

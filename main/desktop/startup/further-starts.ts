import type { App } from 'electron';

/** Hears when the user starts the app although it runs: on Windows and Linux the way to its hidden window. */
export interface FurtherStarts {
  /** Calls `show` for each from now on, and at once if there was one before. */
  deliverTo(show: () => void): void;
}

/**
 * Listens from the beginning: at login the app may take seconds to start, hidden, and who clicks its icon meanwhile wants
 * the window. So call it before anything is awaited.
 */
export function receiveFurtherStarts(app: Pick<App, 'on'>): FurtherStarts {
  let isWanted = false;
  let show = () => {
    isWanted = true;
  };
  app.on('second-instance', () => show());
  return {
    deliverTo(listener) {
      show = listener;
      if (isWanted) listener();
    },
  };
}

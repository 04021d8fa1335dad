import type { StoreName } from '../ports.ts';

/**
 * The name (without `.json`) of the file a store lives in. Both hosts use it, so that browser mode and the desktop app
 * read each other's files. The demo has separate files: trying it out never touches the user's watchlist.
 */
export function storeFileName(name: StoreName, profile: 'live' | 'demo'): string {
  return profile === 'demo' ? `${name}-demo` : name;
}

/** The name of the file with the connection's last sign of life. */
export function signOfLifeFileName(profile: 'live' | 'demo'): string {
  return profile === 'demo' ? 'last-sign-of-life-demo' : 'last-sign-of-life';
}

/** The name of the history file in the stores' folder. */
export function historyFileName(profile: 'live' | 'demo'): string {
  return profile === 'demo' ? 'history-demo.sqlite' : 'history.sqlite';
}

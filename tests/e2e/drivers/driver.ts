import type { Page } from 'playwright-core';

/** How long anything on the page may take. */
export const PAGE_TIMEOUT_MS = 10_000;

/** The app, running, as a user and the machine around it see it. */
export interface RunningApp {
  /** The app's page. It is another one after a restart. */
  page(): Page;
  /** Everything the app keeps. */
  readonly folder: string;
  /** The files in it that are meant to hold the key unencrypted, as this host says plainly. */
  readonly secretFiles: readonly string[];
  /** What the app wrote to its terminal. */
  output(): string;
  /** How many toasts were asked for so far. */
  toastCount(): Promise<number>;
  /**
   * Waits for a toast that holds `text`, and clicks the newest one. Waiting for any toast is not enough: that of an
   * earlier alert may still be on its way. `null` if this host's toasts cannot be reached by a test.
   */
  readonly clickToast: ((text: string) => Promise<void>) | null;
  /** Ends the app as a power failure would, with its page; absent if a test cannot. */
  readonly kill?: () => Promise<void>;
  dispose(): Promise<void>;
}

export interface StartOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of the app. */
  readonly args?: readonly string[];
  /** The folder of the built app, if it is not this project's: what a package holds. */
  readonly root?: string;
}

/** One way to run the app. */
export interface Driver {
  readonly name: string;
  /** Why the app cannot be run this way on this machine, or `null` where it can. */
  unavailableReason(): string | null;
  start(options: StartOptions): Promise<RunningApp>;
}

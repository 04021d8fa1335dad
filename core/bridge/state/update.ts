/** What is known of a newer version of the app, as the window shows it. */
export interface UpdateState {
  /**
   * How this copy gets a newer version: it is downloaded and installed when the app quits; or the app only says that there
   * is one, because a package manager or the user installs it. `none`: a development build.
   */
  readonly method: 'install' | 'announce' | 'none';
  /**
   * `idle`: not checked yet, or checking is off. `current`: there is none. `available`: there is one, not downloaded (yet).
   * `ready`: it is installed when the app quits.
   */
  readonly phase: 'idle' | 'checking' | 'current' | 'available' | 'downloading' | 'ready' | 'failed';
  /** The newer version; `null` if none is known. */
  readonly version: string | null;
  /** What is new in it: plain text or Markdown from the changelog. */
  readonly notes: string;
  /** RFC3339; `null` before the first answer. */
  readonly checked_at: string | null;
  /** What went wrong, as a sentence, if `failed`. */
  readonly problem: string | null;
}

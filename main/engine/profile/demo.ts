/** A running simulator, as the composition root starts it for the demo. */
export interface Demo {
  /** `wss://127.0.0.1:PORT/eventory` */
  readonly url: string;
  readonly apiKey: string;
  /** PEM of the certificate authority to trust for it. */
  readonly ca: string;
  /** Entries of the demo's events, as the API spells them. */
  readonly watchlist: readonly unknown[];
  dispose(): Promise<void>;
}

import type { Emitter } from './emitter.ts';

/** What may change in the engine. Its parts emit these and do not know who publishes them. */
export interface EngineChanges {
  /** Something that the window sees in the state. */
  state: null;
  /** The entries of the watchlist. */
  watchlist: null;
  /** Another profile is the current one. */
  profile: null;
  /** The gateway is connected with another key, or the key is gone. */
  account: null;
  /** Somebody is at an alert of the current profile, or it is stale. */
  handled: { readonly id: number };
}

export type ChangeEmitter = Emitter<EngineChanges>;

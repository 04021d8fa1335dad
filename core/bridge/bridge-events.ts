import type { BridgeEventName } from './contract.ts';

/** The name of every event of the contract, apart from the schemas of its requests: the window needs only these. */
export const BRIDGE_EVENTS = [
  'state',
  'feed',
  'feed.changed',
  'watchlist',
  'watchlist.draft',
  'import.progress',
  'backup',
  'show',
  'link.confirm',
  'notice',
  'replay',
  'diagnostics',
  'page.alert',
] as const satisfies readonly BridgeEventName[];

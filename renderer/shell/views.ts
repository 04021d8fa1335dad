import type { BridgeEvents } from '../../core/bridge/contract.ts';

/** The views of the window. */
export type ViewName = BridgeEvents['show']['view'];

/** The views in the order of the rail, which is also that of their number keys. */
export const VIEWS = [
  { view: 'feed', label: 'Feed' },
  { view: 'events', label: 'Events' },
  { view: 'watchlist', label: 'Watchlist' },
  { view: 'history', label: 'History' },
  { view: 'settings', label: 'Settings' },
  { view: 'diagnostics', label: 'Health' },
] as const satisfies readonly { view: ViewName; label: string }[];

/** Those of the rail, and the replay, which other views lead to. */
export const ALL_VIEWS: readonly ViewName[] = [...VIEWS.map(({ view }) => view), 'replay'];

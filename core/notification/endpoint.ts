export const ENDPOINTS = ['subscribe', 'filtered'] as const;

/** `subscribe`: filters are applied here. `filtered`: the service applies the watchlist saved there. */
export type Endpoint = (typeof ENDPOINTS)[number];

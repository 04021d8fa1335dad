import type { History } from './history.ts';

/** Stands in where not even a fresh history file can be made: the feed lives in memory, alerts go on. */
export function createNoHistory(): History {
  return {
    setAside: null,
    record: () => {},
    resume: async () => ({
      next_id: 1,
      alerted: [],
      alerts_today: 0,
      notifications_today: 0,
      entries: [],
      events: [],
      toasts: [],
      open_gap: null,
    }),
    list: async () => ({ items: [], more: false }),
    get: async () => null,
    newest: async () => [],
    close: async () => {},
  };
}

import type { History } from './history.ts';

/** Replaces the history if not even a fresh file can be made: the feed lives in memory, alerts go on. */
export function createEmptyHistory(): History {
  return {
    quarantined: async () => null,
    record: () => {},
    resume: async () => ({
      nextId: 1,
      alerted: [],
      alertsToday: 0,
      notificationsToday: 0,
      entryCounts: [],
      events: [],
      toasts: [],
      openGap: null,
    }),
    list: async () => ({ items: [], more: false }),
    get: async () => null,
    newest: async () => [],
    dispose: async () => {},
  };
}

import type { Notice } from '../../../core/bridge/state/app.ts';

/** Lasting conditions that need the user, by the place they come from; the newest report of a place counts. */
export interface ConditionStore {
  /** `null` clears the condition of that place. */
  set(place: string, notice: Notice | null): void;
  list(): readonly Notice[];
}

/** Creates an empty set of conditions; `onChange` is called when one appears, changes or is cleared. */
export function createConditionStore(onChange: () => void): ConditionStore {
  const notices = new Map<string, Notice>();
  return {
    set(place, notice) {
      if (notice === null) {
        if (notices.delete(place)) onChange();
        return;
      }
      const before = notices.get(place);
      if (before?.title === notice.title && before.text === notice.text && before.level === notice.level) return;
      notices.set(place, notice);
      onChange();
    },
    list: () => [...notices.values()],
  };
}

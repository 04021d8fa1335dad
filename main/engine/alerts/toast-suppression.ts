import type { Toaster } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';

/** Checks whether the system is known to suppress notifications, and shows that as a lasting condition. */
export function createSuppressionCheck(
  toaster: Pick<Toaster, 'suppression'>,
  conditions: Pick<ConditionStore, 'set'>,
): () => Promise<string | null> {
  return async () => {
    const sentence = await toaster.suppression().catch(() => null);
    conditions.set(
      'suppression',
      sentence === null ? null : { level: 'warning', title: 'Notifications may not be shown', text: sentence },
    );
    return sentence;
  };
}

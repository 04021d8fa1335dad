import type { KeyUsers } from '../ports.ts';
import type { ConditionStore } from './condition-store.ts';

/** Shows as a lasting condition that another program uses the key of this one. */
export interface KeyUsersCondition {
  /** To be called with the key that is in use; `null` if none is. */
  follow(apiKey: string | null): void;
  dispose(): void;
}

export function createKeyUsersCondition(
  keyUsers: KeyUsers,
  conditions: Pick<ConditionStore, 'set'>,
): KeyUsersCondition {
  let followed: string | null = null;
  let watch: { dispose(): void } | null = null;

  function show(others: boolean): void {
    const text =
      'The service shares what it sends among all that use one key, so each gets only part of the alerts. End the other program.';
    conditions.set(
      'key users',
      others ? { level: 'warning', title: 'Another program uses the same API key', text } : null,
    );
  }

  function stop(): void {
    watch?.dispose();
    watch = null;
    followed = null;
  }

  return {
    follow(apiKey) {
      if (apiKey === followed) return;
      stop();
      show(false);
      followed = apiKey;
      if (apiKey !== null) watch = keyUsers.watch(apiKey, show);
    },
    dispose: stop,
  };
}

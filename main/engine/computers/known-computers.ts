import { randomBytes } from 'node:crypto';
import type { ElectionState } from '../../../core/computers/election-types.ts';
import type { SessionStore } from '../stores/session-store.ts';
import type { HeardComputer } from './computer-group.ts';

/** More than that nobody has. */
const MAX_KNOWN = 50;

/** Another computer that has been heard, also in earlier runs. */
export interface KnownComputer {
  readonly id: string;
  readonly name: string;
  /** RFC3339 */
  readonly heard_at: string;
}

/** The computers of this group, over the runs of the app. */
export interface KnownComputers {
  /** This computer: 16 hexadecimal digits. */
  selfId(): string;
  list(): readonly KnownComputer[];
  /** Remembers who comes, and when who goes was heard last. */
  follow(
    heard: readonly HeardComputer[],
    before: Pick<ElectionState, 'peers'>,
    now: Pick<ElectionState, 'peers'>,
  ): void;
  forget(id: string): void;
}

export function createKnownComputers(session: Pick<SessionStore, 'get' | 'update'>): KnownComputers {
  let list = session.get().computers;

  function note(computer: KnownComputer): void {
    list = [computer, ...list.filter(({ id }) => id !== computer.id)].slice(0, MAX_KNOWN);
    session.update({ computers: list });
  }

  return {
    selfId() {
      const stored = session.get().computer_id;
      if (stored !== null) return stored;
      const id = newId();
      session.update({ computer_id: id });
      return id;
    },
    list: () => list,
    follow(heard, before, now) {
      for (const { session: run, presence, heardAtMs } of heard) {
        if (presence.id === session.get().computer_id) {
          // A copy of this data folder: another computer, so this one takes another name.
          if (now.peers.has(run)) session.update({ computer_id: newId() });
          continue;
        }
        const stored = list.find(({ id }) => id === presence.id);
        const cameOrWent = now.peers.has(run) !== before.peers.has(run);
        if (stored === undefined ? now.peers.has(run) : cameOrWent || stored.name !== presence.name) {
          note({ id: presence.id, name: presence.name, heard_at: new Date(heardAtMs).toISOString() });
        }
      }
    },
    forget(id) {
      list = list.filter((computer) => computer.id !== id);
      session.update({ computers: list });
    },
  };
}

const newId = (): string => randomBytes(8).toString('hex');

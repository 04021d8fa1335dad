import { z } from 'zod';
import type { DocumentStore, Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { readDocument } from './read-document.ts';

const sessionSchema = z.object({
  /** RFC3339. Alerts are paused until then. */
  paused_until: z.iso.datetime({ offset: true }).nullable().catch(null),
  /** RFC3339. When that was said; `null` if not known. */
  paused_at: z.iso.datetime({ offset: true }).nullable().catch(null),
  /** Whether the demo was running: it then starts again with the app. */
  profile: z.enum(['live', 'demo']).catch('live'),
});

/** What the app was doing, so that a restart continues it. */
type Session = z.infer<typeof sessionSchema>;

export interface SessionStore {
  get(): Session;
  update(patch: Partial<Session>): void;
}

const DEFAULT_SESSION: Session = { paused_until: null, paused_at: null, profile: 'live' };

/** Opens the session. It holds nothing that cannot be done again, so a write that fails is only logged. */
export function openSessionStore(store: DocumentStore, deps: { conditions: ConditionStore; log: Log }): SessionStore {
  const read = sessionSchema.safeParse(
    readDocument(store, 'session', { place: 'session', ...deps }) ?? DEFAULT_SESSION,
  );
  let session = read.success ? read.data : DEFAULT_SESSION;
  return {
    get: () => session,
    update(patch) {
      session = { ...session, ...patch };
      try {
        store.write(session);
      } catch (error) {
        deps.log.warn(`the session could not be stored: ${(error as Error).message}`);
      }
    },
  };
}

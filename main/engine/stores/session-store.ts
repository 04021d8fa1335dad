import { z } from 'zod';
import { ALARM_KINDS } from '../../../core/alerts/alarm.ts';
import type { DocumentStore } from '../ports.ts';
import { openStoredDocument, type StoredDocumentDeps } from './stored-document.ts';

const phoneSchema = z.object({
  /** Alerts that nobody answered yet. */
  open: z.array(
    z.object({
      id: z.number().int(),
      received_at: z.string(),
      raised_at: z.iso.datetime(),
      /** When a service last had it; `null` if none has. */
      sent_at: z.iso.datetime().nullable(),
      repeats: z.number().int(),
    }),
  ),
  /** Messages at services that are not withdrawn yet, with the numbers of their alerts. */
  messages: z.array(z.object({ forwarder: z.string(), id: z.string(), alerts: z.array(z.number().int()) })),
});
const NO_PHONE: z.infer<typeof phoneSchema> = { open: [], messages: [] };

const sessionSchema = z.object({
  /** RFC3339. Alerts are paused until then. */
  paused_until: z.iso.datetime({ offset: true }).nullable().catch(null),
  /** RFC3339. When that was said; `null` if not known. */
  paused_at: z.iso.datetime({ offset: true }).nullable().catch(null),
  /** Whether the demo was running: it then starts again with the app. */
  profile: z.enum(['live', 'demo']).catch('live'),
  /** What this computer is called among several (docs/computers.md): 16 hexadecimal digits; `null` before the first time. */
  computer_id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable()
    .catch(null),
  /** The other computers that have been heard, the newest first. */
  computers: z.array(z.object({ id: z.string(), name: z.string(), heard_at: z.string() })).catch([]),
  phone: phoneSchema.catch(NO_PHONE),
  /** The last alarm about the feed itself. */
  last_alarm: z
    .object({ kind: z.enum(ALARM_KINDS), at: z.iso.datetime(), until: z.iso.datetime().nullable() })
    .nullable()
    .catch(null),
});

/** What the app was doing, so that a restart continues it. */
type Session = z.infer<typeof sessionSchema>;

export interface SessionStore {
  get(): Session;
  update(patch: Partial<Session>): void;
  dispose(): Promise<void>;
}

const DEFAULT_SESSION: Session = {
  paused_until: null,
  paused_at: null,
  profile: 'live',
  computer_id: null,
  computers: [],
  phone: NO_PHONE,
  last_alarm: null,
};

/** Opens the session. */
export function openSessionStore(store: DocumentStore, deps: StoredDocumentDeps): SessionStore {
  const document = openStoredDocument(store, 'session', deps);
  const read = sessionSchema.safeParse(document.read() ?? DEFAULT_SESSION);
  let session = read.success ? read.data : DEFAULT_SESSION;
  return {
    get: () => session,
    update(patch) {
      session = { ...session, ...patch };
      document.write(session);
    },
    dispose: document.dispose,
  };
}

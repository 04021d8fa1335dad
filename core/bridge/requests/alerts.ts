import { z } from 'zod';
import type { ToastOutcome } from '../state/health.ts';
import { id, instant, text } from './fields.ts';

/** Whether a page may raise notifications, as the browser says; `unsupported` if it knows none. */
const PAGE_PERMISSIONS = ['granted', 'denied', 'default', 'unsupported'] as const;
export type PagePermission = (typeof PAGE_PERMISSIONS)[number];

/** Alerts, and the page that raises them in browser mode. Payloads by request name. */
export const ALERT_REQUESTS = {
  /** Pause toasts and sounds until then; `null` resumes. Recording goes on. */
  'alerts.pause': z.object({ until: instant.nullable() }),
  'alerts.test': z.null(),
  /** Of a page in a browser: whether it may raise notifications. */
  'page.report': z.object({ permission: z.enum(PAGE_PERMISSIONS) }),
  /** Whether a page did what `page.alert` asked for. */
  'page.result': z.object({ id, ok: z.boolean(), detail: text(500) }),
  /** A click on a notification that a page raised, by the toast's id. */
  'page.click': z.object({ toast: text(64) }),
  /** Whether the user counts as away now. */
  'presence.get': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface AlertResponses {
  'alerts.pause': null;
  'alerts.test': { readonly id: number; readonly outcome: ToastOutcome };
  'page.report': null;
  'page.result': null;
  'page.click': null;
  'presence.get': PresenceState;
}

/** Whether the user counts as away. */
export interface PresenceState {
  readonly away: boolean;
  /** Seconds since the last key or mouse input; `null` if not known. */
  readonly idle_seconds: number | null;
  /** Whether the screen is locked or the computer sleeps; `null` if not known. */
  readonly locked: boolean | null;
}

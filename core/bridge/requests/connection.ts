import { z } from 'zod';
import type { SaveResult } from '../save-result.ts';
import type { KeyState } from '../state/app.ts';
import type { DiagnosisStep, HealthState } from '../state/health.ts';

/** The key, the connection and its check. Payloads by request name. */
export const CONNECTION_REQUESTS = {
  'key.set': z.object({ key: z.string().trim().min(1).max(4096) }),
  'key.clear': z.null(),
  'demo.start': z.null(),
  'demo.stop': z.null(),
  'connection.connect': z.null(),
  'connection.disconnect': z.null(),
  'diagnostics.get': z.null(),
  /** Runs the numbered connection steps; progress arrives as `diagnostics` events. */
  'diagnostics.run': z.null(),
  /** The report as text, without secrets. */
  'diagnostics.report': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface ConnectionResponses {
  'key.set': SaveResult<KeyState>;
  'key.clear': null;
  'demo.start': null;
  'demo.stop': null;
  'connection.connect': null;
  'connection.disconnect': null;
  'diagnostics.get': HealthState;
  'diagnostics.run': readonly DiagnosisStep[];
  'diagnostics.report': { readonly text: string };
}

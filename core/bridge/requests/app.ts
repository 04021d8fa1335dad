import { z } from 'zod';
import type { Settings } from '../../settings/settings.ts';
import type { SaveResult } from '../save-result.ts';
import type { AppState } from '../state/app.ts';
import { fields } from './fields.ts';

/** What concerns the app as a whole: its state, its settings, newer versions. Payloads by request name. */
export const APP_REQUESTS = {
  'state.get': z.null(),
  /** Checked as a whole by the settings schema, whose errors come back by field. */
  'settings.update': z.object({ patch: fields }),
  /** Ends the app, if `abilities.quit`. */
  'app.quit': z.null(),
  /** Looks for a newer version now; what is found is in the state. */
  'update.check': z.null(),
  /** Opens the page of the newer version. */
  'update.openPage': z.null(),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface AppResponses {
  'state.get': AppState;
  'settings.update': SaveResult<Settings>;
  'app.quit': null;
  'update.check': null;
  'update.openPage': null;
}

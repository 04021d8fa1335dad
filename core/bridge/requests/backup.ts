import { z } from 'zod';
import type { BackupState } from '../state/backup.ts';
import { id } from './fields.ts';

/** Backing up and restoring. Payloads by request name. */
export const BACKUP_REQUESTS = {
  /** The backup or the restore that is under way, or the result of the last one. */
  'backup.get': z.null(),
  /** Begins to write everything but secrets into one file. No path: the user is asked outside the page, or the page fetches it. */
  'backup.start': z.null(),
  /** Ends a backup, or a restore that is not confirmed yet; forgets the result of the last one. */
  'backup.cancel': z.null(),
  /** Begins a restore: the user is asked for the file outside the page, or the page sends it. Then it is previewed. */
  'restore.choose': z.null(),
  /** Does what was previewed. */
  'restore.confirm': z.object({ id }),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface BackupResponses {
  'backup.get': BackupState;
  'backup.start': null;
  'backup.cancel': null;
  /** Where the page sends the file, below its own address; `null` if the user is asked for it outside the page. */
  'restore.choose': { readonly upload: string | null };
  'restore.confirm': null;
}

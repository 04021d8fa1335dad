import type { BackupState } from '../../../core/bridge/state/backup.ts';
import { NOW_MS } from './events.ts';

/** A restore that is previewed. */
export const SAMPLE_RESTORE: Extract<BackupState, { state: 'previewed' }> = {
  state: 'previewed',
  id: 'preview-1',
  plan: {
    manifest: { app_version: '1.2.3', created_at: new Date(NOW_MS - 24 * 3_600_000).toISOString() },
    bytes: 412_000_000,
    entries: { total: 12, added: 3, changed: 1, removed: 2, damaged: 0 },
    settings: ['alerts.volume', 'theme'],
    programs: [['/usr/bin/firefox', '-P', 'tickets']],
    gateway: null,
    sounds: { total: 2, added: 1 },
    history: {
      backup: {
        items: 412_318,
        oldest_at: new Date(NOW_MS - 30 * 24 * 3_600_000).toISOString(),
        newest_at: new Date(NOW_MS - 24 * 3_600_000).toISOString(),
      },
      now: 1204,
    },
  },
  missing_secrets: ['the API key', 'the address of “Team”'],
  problem: null,
};

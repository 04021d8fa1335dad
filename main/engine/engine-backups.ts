import { setTimeout as wait } from 'node:timers/promises';
import type { Hold } from '../lib/hold.ts';
import { type Backups, createBackups } from './backup/backups.ts';
import { missingSecrets } from './backup/missing-secrets.ts';
import { finishRestore, orderRestore } from './backup/restore/pending-restore.ts';
import type { EngineBase } from './engine-base.ts';
import type { Imports } from './imports/imports.ts';
import type { Dispatch } from './pipeline/dispatch.ts';
import type { ProfileManager } from './profile/profile-manager.ts';
import { confirmSettings } from './requests/checks/confirm-settings.ts';

interface Parts {
  readonly version: string;
  readonly profiles: Pick<ProfileManager, 'current' | 'replaceFiles'>;
  readonly imports: Pick<Imports, 'cancel'>;
  readonly dispatch: Pick<Dispatch, 'connected'>;
  readonly isConnected: () => boolean;
  /** Messages and requests wait in it while files are replaced. */
  readonly hold: Pick<Hold, 'during'>;
}

/** A file may be open elsewhere for a moment: a virus scanner, a backup of the system. */
const TRIES = 10;
const RETRY_DELAY_MS = 200;

/** Backups and restores of the running app. */
export function createEngineBackups(base: EngineBase, parts: Parts): Backups {
  const { ports, settings, ownSounds, changes, events } = base;
  const { profiles, imports, dispatch, hold, isConnected, version } = parts;
  const { folder } = ports.stores;
  const stored = () => Promise.all([settings.stored(), profiles.current().watchlist.stored()]);

  /**
   * Once it is committed it happens, even if this process is killed. Meanwhile the connection stays, and what it hears is
   * decided by the new watchlist a moment later.
   */
  async function replaceFiles(staging: string): Promise<readonly string[]> {
    imports.cancel();
    return hold.during(async () => {
      await stored();
      const kept: string[] = [];
      await profiles.replaceFiles(async () => {
        orderRestore(staging, folder, ports.clock.now());
        for (let left = TRIES - 1; ; left -= 1) {
          try {
            kept.push(...finishRestore(folder));
            break;
          } catch (error) {
            if (left === 0) throw error;
            await wait(RETRY_DELAY_MS);
          }
        }
        settings.reload();
      });
      void ownSounds.check();
      if (isConnected()) dispatch.connected(profiles.current());
      changes.emit('state', null);
      changes.emit('watchlist', null);
      return kept;
    });
  }

  return createBackups({
    folder,
    version,
    clock: ports.clock,
    log: ports.log,
    files: ports.backupFiles,
    obstacle: () => (profiles.current().name === 'demo' ? 'The demo is on. Leave it, then restore.' : null),
    stored,
    missingSecrets: (wanted) => missingSecrets(wanted, ports.secrets),
    confirmSettings: (wanted) => confirmSettings(base, settings.get(), wanted),
    replaceFiles,
    onChange: (state) => events.emit('backup', state),
  });
}

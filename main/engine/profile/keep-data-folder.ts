import type { Disposable } from '../../../core/lifecycle/disposable.ts';
import type { Clock, DocumentStores, Log, SecretStore } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { deletedFolderNotice } from '../stores/deleted-folder-notice.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import { watchDataFolder } from '../stores/watch-data-folder.ts';
import type { Profile } from './profile.ts';

export interface KeepDataFolderDeps {
  readonly stores: Pick<DocumentStores, 'folder'>;
  readonly secrets: Pick<SecretStore, 'get' | 'restore'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'error'>;
  readonly settings: Pick<EffectiveSettings, 'get' | 'update'>;
  readonly conditions: Pick<ConditionStore, 'set'>;
  readonly profile: () => Profile;
  /** Makes again what the host keeps in the folder. */
  readonly onMadeAgain: () => Promise<void>;
}

/** Fills the data folder again after it was deleted, and reports that: settings, watchlist, history, secrets. */
export function keepDataFolder(deps: KeepDataFolderDeps): Disposable {
  const { stores, secrets, clock, log, settings, conditions, profile } = deps;
  const logFailure = (cause: Error) => log.error(`the data folder was not filled again: ${cause.message}`);

  function report(error: string | null, secretsKept: boolean): void {
    conditions.set('data folder', deletedFolderNotice(stores.folder, error, secretsKept));
  }

  function writeDocuments(): void {
    const { watchlist } = profile();
    try {
      settings.update({});
      watchlist.replace(watchlist.entries());
    } catch (cause) {
      logFailure(cause as Error);
    }
  }

  async function restore(error: string | null): Promise<void> {
    log.error(`the data folder was deleted${error === null ? '' : ` and cannot be made again: ${error}`}`);
    if (error !== null) return report(error, false);
    await deps.onMadeAgain().catch(logFailure);
    writeDocuments();
    profile().history.beginAnew('its folder was deleted').catch(logFailure);
    const secretsKept = await secrets.restore().then(
      () => true,
      (cause: Error) => {
        logFailure(cause);
        return false;
      },
    );
    report(null, secretsKept);
  }

  // What has been read once can be written again, also if it was not used before the folder was deleted.
  for (const { id } of settings.get().forwarders) secrets.get(`forwarder:${id}`).catch(() => {});
  return watchDataFolder(stores.folder, clock, (error) => void restore(error));
}

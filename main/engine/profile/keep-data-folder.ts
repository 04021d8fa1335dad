import { createDisposableStack, type Disposable } from '../../../core/lifecycle/disposable.ts';
import type { Clock, DocumentStore, DocumentStores, Log, SecretStore } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import { deletedFolderNotice } from '../stores/deleted-folder-notice.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import type { SessionStore } from '../stores/session-store.ts';
import { watchDataFolder } from '../stores/watch-data-folder.ts';
import type { Profile } from './profile.ts';

export interface KeepDataFolderDeps {
  readonly stores: DocumentStores;
  readonly secrets: Pick<SecretStore, 'get' | 'restore'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'error'>;
  readonly settings: Pick<EffectiveSettings, 'get' | 'update'>;
  readonly session: Pick<SessionStore, 'update'>;
  readonly conditions: Pick<ConditionStore, 'set'>;
  readonly changes: Pick<ChangeEmitter, 'subscribe'>;
  readonly profile: () => Profile;
  /** Makes again what the host keeps in the folder. */
  readonly onMadeAgain: () => Promise<void>;
}

/** Fills the data folder again after it was deleted, and reports that: settings, watchlists, session, history, secrets. */
export function keepDataFolder(deps: KeepDataFolderDeps): Disposable {
  const { stores, secrets, clock, log, settings, session, conditions, profile } = deps;
  const liveWatchlist = stores.open('watchlist', 'live');
  /** The user's own watchlist while the demo runs, which has another; `null` if there is none or it cannot be read. */
  let resting: object | null = null;
  const logFailure = (cause: Error) => log.error(`the data folder was not filled again: ${cause.message}`);

  function report(error: string | null, secretsKept: boolean): void {
    conditions.set('data folder', deletedFolderNotice(stores.folder, error, secretsKept));
  }

  function writeDocuments(): void {
    const { watchlist } = profile();
    try {
      settings.update({});
      session.update({});
      watchlist.replace(watchlist.entries());
    } catch (cause) {
      logFailure(cause as Error);
    }
  }

  function rememberLiveWatchlist(): void {
    resting = profile().name === 'demo' ? readDocument(liveWatchlist) : null;
  }

  /** Unless there is one: somebody may have made the folder again with the file in it. */
  async function writeLiveWatchlist(): Promise<void> {
    if (resting !== null && liveWatchlist.read() === undefined) await liveWatchlist.write(resting);
  }

  async function restore(error: string | null): Promise<void> {
    log.error(`the data folder was deleted${error === null ? '' : ` and cannot be made again: ${error}`}`);
    if (error !== null) return report(error, false);
    await deps.onMadeAgain().catch(logFailure);
    writeDocuments();
    await writeLiveWatchlist().catch(logFailure);
    profile().history.startNewFile('its folder was deleted').catch(logFailure);
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
  secrets.get('heartbeat').catch(() => {});
  rememberLiveWatchlist();
  const stack = createDisposableStack();
  stack.defer(deps.changes.subscribe('profile', rememberLiveWatchlist));
  stack.use(watchDataFolder(stores.folder, clock, (error) => void restore(error)));
  return stack;
}

function readDocument(store: DocumentStore): object | null {
  try {
    const document = store.read();
    return typeof document === 'object' ? document : null;
  } catch {
    return null;
  }
}

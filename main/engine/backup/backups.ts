import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BackupPhase, BackupState } from '../../../core/bridge/state/backup.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { BackupFiles, Clock, Log } from '../ports.ts';
import { receiveBackup } from './receive-backup.ts';
import { type BackupThread, startBackupThread } from './worker/backup-thread.ts';
import type { BackupTask } from './worker/backup-worker.ts';

/** How long a page may take to send the file that was chosen in it. */
const SEND_TIMEOUT_MS = 60_000;
/** How long what a page has to fetch, or what was previewed, is kept. */
const KEEP_MS = 30 * 60_000;

/** Backups and restores of the running app, one at a time, off the path of alerts. Their results are in the state. */
export interface Backups {
  state(): BackupState;
  start(): void;
  /** @returns where the page sends the file, as `BackupTransfers` knows it; `null` if the user is asked outside the page. */
  choose(): string | null;
  /** Does what was previewed under this id. */
  confirm(id: string): void;
  /** Ends what is not confirmed yet, and forgets the result of the last one. */
  cancel(): void;
  readonly transfers: BackupTransfers;
  dispose(): Promise<void>;
}

/** Files on their way from and to a page. Their ids are random. */
export interface BackupTransfers {
  /** The backup that a page fetches; `null` if it is not there any more. */
  download(id: string): { readonly path: string; readonly name: string } | null;
  /** Takes the file of a restore. Rejects with an Error fit to show. @param bytes its size. */
  upload(id: string, content: Readable, bytes: number): Promise<void>;
}

export interface BackupsDeps {
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly log: Pick<Log, 'error' | 'info'>;
  /** `null` if the page gets and sends the files. */
  readonly files: BackupFiles | null;
  /** Why nothing can be restored now, as a sentence; `null` if it can. */
  readonly obstacle: () => string | null;
  /** Resolves once what counts is on the disk. */
  readonly stored: () => Promise<unknown>;
  readonly missingSecrets: (settings: Settings) => Promise<readonly string[]>;
  /** Asks the user outside the page what settings need that; why it must not be, or `null`. */
  readonly confirmSettings: (settings: Settings) => Promise<string | null>;
  /** Puts the files in `staging` in the place of the app's. @returns the paths of what was there. */
  readonly replaceFiles: (staging: string) => Promise<readonly string[]>;
  readonly onChange: (state: BackupState) => void;
}

/** What is under way. Whatever belongs to it ends with it. */
interface Job {
  readonly kind: 'backup' | 'restore';
  readonly ended: AbortController;
  /** Where its files are, in the data folder; `null` until there is one. */
  folder: string | null;
  thread: BackupThread | null;
  settings: Settings | null;
  /** By which a page sends or fetches its file. */
  transfer: string | null;
  fetched: { readonly path: string; readonly name: string } | null;
  timer: () => void;
}

export function createBackups(deps: BackupsDeps): Backups {
  const { folder, clock, log, files } = deps;
  let state: BackupState = { state: 'none' };
  let job: Job | null = null;
  /** The files of jobs that have ended are removed before the next one makes any. */
  let cleared: Promise<void> = Promise.resolve();

  function publish(next: BackupState): void {
    state = next;
    deps.onChange(next);
  }

  function report({ kind }: Job, phase: BackupPhase, done: number | null = null, total: number | null = null): void {
    publish({ state: 'working', job: kind, phase, done, total });
  }

  function end(next: BackupState): void {
    const ended = job;
    job = null;
    publish(next);
    if (ended === null) return;
    ended.timer();
    ended.ended.abort();
    cleared = cleared.then(async () => {
      await ended.thread?.end();
      if (ended.folder !== null) await rm(ended.folder, { recursive: true, force: true }).catch(() => {});
    });
  }

  function begin(kind: Job['kind']): Job {
    if (state.state === 'working') {
      throw new Error(`A ${state.job} is under way. Wait for it, or cancel it.`);
    }
    end({ state: 'none' });
    job = {
      kind,
      ended: new AbortController(),
      folder: null,
      thread: null,
      settings: null,
      transfer: null,
      fetched: null,
      timer: () => {},
    };
    return job;
  }

  /** Does the work of a job and says what went wrong, unless it has ended meanwhile. */
  function run(mine: Job, work: () => Promise<void>): void {
    work().catch((error: Error) => {
      if (mine.ended.signal.aborted) return;
      log.error(`${mine.kind}: ${error.message}`);
      end({ state: 'failed', job: mine.kind, why: error.message });
    });
  }

  async function makeFolder(mine: Job): Promise<string> {
    await cleared;
    mine.ended.signal.throwIfAborted();
    // A name that is swept at the next start if this process is killed.
    const made = await mkdtemp(join(folder, `${mine.kind}-${process.pid}-`)).catch((error: Error) => {
      throw new Error(`There is no room for its files: ${error.message}. Check that you may write in ${folder}.`);
    });
    mine.folder = made;
    if (mine.ended.signal.aborted) await rm(made, { recursive: true, force: true });
    mine.ended.signal.throwIfAborted();
    return made;
  }

  async function inThread(mine: Job, task: BackupTask) {
    mine.thread = startBackupThread(task, (done, total) => {
      if (job === mine) report(mine, 'packing', done, total);
    });
    const result = await mine.thread.result;
    mine.ended.signal.throwIfAborted();
    return result;
  }

  async function backUp(mine: Job): Promise<void> {
    const name = `eventory-backup-${new Date(clock.now()).toISOString().slice(0, 10)}.tar.gz`;
    report(mine, 'choosing');
    const chosen = files === null ? null : await files.askWhereToSave(name);
    mine.ended.signal.throwIfAborted();
    if (files !== null && chosen === null) return end({ state: 'none' });
    const path = chosen ?? join(await makeFolder(mine), name);
    report(mine, 'copying');
    await deps.stored();
    await cleared;
    mine.ended.signal.throwIfAborted();
    const task = { job: 'write', folder, path, appVersion: deps.version, nowMs: clock.now() } as const;
    const result = await inThread(mine, task);
    const bytes = 'bytes' in result ? result.bytes : 0;
    log.info(`backup: ${bytes} bytes were written`);
    if (chosen !== null) return end({ state: 'backed_up', file: path, bytes, download: null });
    mine.transfer = randomUUID();
    mine.fetched = { path, name };
    publish({ state: 'backed_up', file: name, bytes, download: `backup/${mine.transfer}` });
    mine.timer = clock.after(KEEP_MS, () => end({ state: 'none' }));
  }

  /** @returns the path of the file. */
  async function receive(mine: Job, content: Readable, bytes: number): Promise<string> {
    const path = join(await makeFolder(mine), 'received.tar.gz');
    const { signal } = mine.ended;
    let lastPercent = -1;
    const onReceived = (done: number) => {
      const percent = Math.floor((100 * done) / bytes);
      if (percent === lastPercent) return;
      lastPercent = percent;
      report(mine, 'receiving', done, bytes);
    };
    await receiveBackup(content, { path, bytes, onReceived, signal });
    return path;
  }

  async function preview(mine: Job, path: string, name: string): Promise<void> {
    const staging = join(mine.folder ?? (await makeFolder(mine)), 'files');
    await mkdir(staging, { mode: 0o700 });
    report(mine, 'reading');
    await deps.stored();
    const result = await inThread(mine, { job: 'read', folder, path, name, staging });
    if (!('plan' in result)) throw new Error('The backup was not read.');
    mine.settings = result.settings;
    const missing_secrets = result.settings === null ? [] : await deps.missingSecrets(result.settings);
    mine.ended.signal.throwIfAborted();
    publish({ state: 'previewed', id: randomUUID(), plan: result.plan, missing_secrets, problem: null });
    mine.timer = clock.after(KEEP_MS, () => end({ state: 'none' }));
  }

  async function restore(mine: Job, previewed: Extract<BackupState, { state: 'previewed' }>): Promise<void> {
    mine.timer();
    report(mine, 'confirming');
    const problem = deps.obstacle() ?? (mine.settings === null ? null : await deps.confirmSettings(mine.settings));
    mine.ended.signal.throwIfAborted();
    if (problem !== null) return publish({ ...previewed, problem });
    // From here on it is not canceled.
    report(mine, 'restoring');
    const kept = await deps.replaceFiles(join(mine.folder ?? '', 'files'));
    log.info('restore: done');
    const { missing_secrets } = previewed;
    end({ state: 'restored', kept: kept.map((path) => basename(path)), missing_secrets });
  }

  return {
    state: () => state,
    start() {
      const mine = begin('backup');
      run(mine, () => backUp(mine));
    },
    choose() {
      const obstacle = deps.obstacle();
      if (obstacle !== null) throw new Error(obstacle);
      const mine = begin('restore');
      report(mine, files === null ? 'receiving' : 'choosing');
      if (files === null) {
        mine.transfer = randomUUID();
        mine.timer = clock.after(SEND_TIMEOUT_MS, () =>
          end({ state: 'failed', job: 'restore', why: 'The file did not arrive. Choose it again.' }),
        );
        return mine.transfer;
      }
      run(mine, async () => {
        const path = await files.askWhatToRestore();
        mine.ended.signal.throwIfAborted();
        if (path === null) end({ state: 'none' });
        else await preview(mine, path, path);
      });
      return null;
    },
    confirm(id) {
      const mine = job;
      if (mine === null || state.state !== 'previewed' || state.id !== id) {
        throw new Error('This preview is no longer there. Choose the backup again.');
      }
      const previewed = state;
      run(mine, () => restore(mine, previewed));
    },
    cancel() {
      if (state.state === 'working' && state.phase === 'restoring') return;
      end({ state: 'none' });
    },
    transfers: {
      download: (id) => (job?.transfer === id ? job.fetched : null),
      async upload(id, content, bytes) {
        const mine = job;
        if (mine === null || mine.kind !== 'restore' || mine.transfer !== id) {
          throw new Error('This file is not expected any more. Choose it again.');
        }
        mine.transfer = null;
        mine.timer();
        const received = receive(mine, content, bytes);
        run(mine, async () => preview(mine, await received, 'This file'));
        await received;
      },
    },
    async dispose() {
      if (state.state === 'working' && state.phase === 'restoring') return;
      end({ state: 'none' });
    },
  };
}

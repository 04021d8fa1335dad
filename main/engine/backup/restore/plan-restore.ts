import type { HistorySummary, RestorePlan } from '../../../../core/backup/restore-plan.ts';
import { type KeyGateway, keyGatewayOf, mayReceiveKey } from '../../../../core/connection/key-gateway.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { planImport } from '../../../../core/watchlist/formats/plan-import.ts';
import { soundPath } from '../backup-format.ts';
import type { StagedBackup } from './read-backup.ts';

/** What the app holds now. */
export interface CurrentData {
  readonly settings: Settings;
  readonly entries: readonly WatchlistEntry[];
  readonly history: HistorySummary | null;
  /** The paths of the files of own sounds, as in a backup. */
  readonly sounds: readonly string[];
}

export function planRestore(backup: StagedBackup, current: CurrentData): RestorePlan {
  const { settings, watchlist, history, bytes } = backup;
  const { app_version, created_at } = backup.manifest;
  return {
    manifest: { app_version, created_at },
    bytes,
    entries:
      watchlist === null
        ? null
        : { ...countEntries(current.entries, watchlist.entries), damaged: watchlist.damaged.length },
    settings: settings === null ? null : changedSettings(current.settings, settings),
    programs: settings === null ? [] : newPrograms(current.settings, settings),
    gateway: settings === null ? null : newGateway(current.settings, settings),
    sounds: {
      total: backup.sounds.length,
      added: backup.sounds.filter((id) => !current.sounds.includes(soundPath(id))).length,
    },
    history: history === null ? null : { backup: history, now: current.history?.items ?? 0 },
  };
}

function countEntries(current: readonly WatchlistEntry[], restored: readonly WatchlistEntry[]) {
  const parsed = { format: 'json', entries: restored, rejected: [], notes: [], rejectedEntries: [] } as const;
  const { added, changed, removed } = planImport(current, parsed, 'replace');
  return { total: restored.length, added: added.length, changed: changed.length, removed: removed.length };
}

function changedSettings(before: Settings, after: Settings): string[] {
  const leavesBefore = leavesOf(before);
  return [...leavesOf(after)].flatMap(([name, value]) => (leavesBefore.get(name) === value ? [] : [name]));
}

/** Every setting by its name, groups one level deep. */
function leavesOf(settings: Settings): ReadonlyMap<string, string> {
  const leaves = Object.entries(settings).flatMap(([group, value]) =>
    Array.isArray(value) || typeof value !== 'object'
      ? [[group, value] as const]
      : Object.entries(value).map(([name, one]) => [`${group}.${name}`, one] as const),
  );
  return new Map(leaves.map(([name, value]) => [name, JSON.stringify(value)]));
}

function newPrograms(before: Settings, after: Settings): (readonly string[])[] {
  const known = new Set(programsOf(before).map((command) => JSON.stringify(command)));
  return programsOf(after).filter((command) => !known.has(JSON.stringify(command)));
}

function programsOf({ browsers, forwarders }: Settings): (readonly string[])[] {
  return [...browsers, ...forwarders.flatMap(({ program }) => program ?? [])].map(({ path, args }) => [path, ...args]);
}

function newGateway(before: Settings, after: Settings): KeyGateway | null {
  const gateway = keyGatewayOf(after.gateway);
  return mayReceiveKey(keyGatewayOf(before.gateway), gateway) ? null : gateway;
}

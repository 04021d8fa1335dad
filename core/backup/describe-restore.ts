import { formatBytes } from '../text/format/format-bytes.ts';
import { formatCount, formatNumber } from '../text/format/format-number.ts';
import { visibleText } from '../text/visible-text.ts';
import type { RestorePlan } from './restore-plan.ts';

/** What a restore would do, for a person. Nothing in the backup can hide a part of it. */
export interface RestoreDescription {
  /** What is in the backup, and what happens to each part. */
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  /** Sentences about what needs attention. */
  readonly warnings: readonly string[];
}

/** @param formatTime writes an RFC3339 time as the user reads it. */
export function describeRestore(plan: RestorePlan, formatTime: (rfc3339: string) => string): RestoreDescription {
  const { manifest, bytes, gateway, programs } = plan;
  return {
    rows: [
      {
        label: 'Backup',
        text: `of ${formatTime(manifest.created_at)}, made by version ${manifest.app_version}, ${formatBytes(bytes)}`,
      },
      { label: 'Watchlist', text: formatEntries(plan.entries) },
      { label: 'Settings', text: formatSettings(plan.settings) },
      ...(plan.sounds.total === 0 ? [] : [{ label: 'Sounds', text: formatSounds(plan.sounds) }]),
      { label: 'History', text: formatHistory(plan.history, formatTime) },
    ],
    warnings: [
      ...(gateway === null ? [] : [formatGateway(gateway)]),
      ...programs.map(
        (command) => `This program would start: ${command.map((text) => `"${visibleText(text)}"`).join(' ')}`,
      ),
    ],
  };
}

const ABSENT = 'not in the backup, stays as it is';

function formatEntries(entries: RestorePlan['entries']): string {
  if (entries === null) return ABSENT;
  const { total, added, changed, removed, damaged } = entries;
  const rest = damaged === 0 ? '' : `, and ${formatCount(damaged, 'damaged entry', 'damaged entries')}`;
  return `${formatCount(total, 'entry', 'entries')} (${formatNumber(added)} added, ${formatNumber(changed)} changed, ${formatNumber(removed)} removed)${rest}`;
}

function formatSettings(settings: RestorePlan['settings']): string {
  if (settings === null) return 'not in the backup, stay as they are';
  return settings.length === 0 ? 'no change' : `${settings.length} changed (${settings.join(', ')})`;
}

function formatSounds({ total, added }: RestorePlan['sounds']): string {
  return `${formatCount(total, 'sound', 'sounds')} (${added} added)`;
}

function formatHistory(history: RestorePlan['history'], formatTime: (rfc3339: string) => string): string {
  if (history === null) return ABSENT;
  const { items, oldest_at: oldest, newest_at: newest } = history.backup;
  const range = oldest === null || newest === null ? '' : `, from ${formatTime(oldest)} to ${formatTime(newest)},`;
  return `${formatNumber(items)} messages and gaps${range} replace ${formatNumber(history.now)}`;
}

function formatGateway({ host, ca_file: caFile }: NonNullable<RestorePlan['gateway']>): string {
  const ca = caFile === null ? '' : `, recognized by ${visibleText(caFile)}`;
  return `Notifications would come from ${visibleText(host)}${ca}. The stored API key is not sent there: you are asked for it again.`;
}

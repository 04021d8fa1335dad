import { formatCount } from '../../../core/text/format-count.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { RestorePlan } from './plan-restore.ts';

/** A plan in lines for a person. Nothing in the backup can hide a part of them. */
export function formatRestorePlan(plan: RestorePlan): readonly string[] {
  const { manifest, gateway, programs } = plan;
  return [
    `Backup of ${manifest.created_at}, made by version ${manifest.app_version}.`,
    `Watchlist: ${formatEntries(plan.entries)}.`,
    `Settings: ${formatSettings(plan.settings)}.`,
    `History: ${formatHistory(plan.history)}.`,
    ...(gateway === null ? [] : [formatGateway(gateway)]),
    ...programs.map(
      (command) => `This program would start: ${command.map((text) => `"${visibleText(text)}"`).join(' ')}`,
    ),
  ];
}

const ABSENT = 'not in the backup, stays as it is';

function formatEntries(entries: RestorePlan['entries']): string {
  if (entries === null) return ABSENT;
  const { total, added, changed, removed, damaged } = entries;
  const rest = damaged === 0 ? '' : `, and ${formatCount(damaged, 'damaged entry', 'damaged entries')}`;
  return `${formatCount(total, 'entry', 'entries')} (${added} added, ${changed} changed, ${removed} removed)${rest}`;
}

function formatSettings(settings: RestorePlan['settings']): string {
  if (settings === null) return 'not in the backup, stay as they are';
  return settings.length === 0 ? 'no change' : `${settings.length} changed (${settings.join(', ')})`;
}

function formatHistory(history: RestorePlan['history']): string {
  if (history === null) return ABSENT;
  return `${history.backup.toLocaleString('en')} messages and gaps replace ${history.now.toLocaleString('en')}`;
}

function formatGateway({ host, ca_file: caFile }: NonNullable<RestorePlan['gateway']>): string {
  const ca = caFile === null ? '' : `, recognized by ${visibleText(caFile)}`;
  return `Notifications would come from ${visibleText(host)}${ca}. The stored API key is not sent there: you are asked for it again.`;
}

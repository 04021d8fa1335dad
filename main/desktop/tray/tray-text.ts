import { formatPauseEnd } from '../../../core/alerts/pause-choices.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventName, formatOffer } from '../../../core/feed/format/toast-text.ts';
import { createTimeFormat, type TimeFormat } from '../../../core/time/time-format.ts';
import type { TrayState } from './tray-status.ts';

/** Windows cuts a tooltip after this many characters. */
const MAX_TOOLTIP_LENGTH = 127;
const MAX_LABEL_LENGTH = 70;

/** The state in one line: "Connected", "DEMO · Connected", "Connected · alerts paused until 14:30". */
export function formatStatusLine(state: TrayState, nowMs: number): string {
  const { connection, paused_until, profile } = state;
  const demo = profile === 'demo' ? 'DEMO · ' : '';
  const paused = paused_until === null ? '' : ` · alerts paused ${formatPauseEnd(paused_until, nowMs, timesOf(state))}`;
  return shorten(`${demo}${connection.detail}${paused}`, MAX_LABEL_LENGTH);
}

/** One alert in one line: "19:02  Floor GA · $129.50 · 12 left · Artist World Tour". */
export function formatAlertLine(item: NotificationItem, times: TimeFormat): string {
  const what = item.best === null ? '' : `${formatOffer(item.best)} · `;
  return shorten(`${times.shortTime(item.received_at)}  ${what}${formatEventName(item)}`, MAX_LABEL_LENGTH);
}

/** State and last alert, as the tray's tooltip. */
export function formatTooltip(
  state: TrayState,
  newest: NotificationItem | undefined,
  unseen: number,
  nowMs: number,
): string {
  const lines = [`Eventory Tray: ${formatStatusLine(state, nowMs)}`];
  if (unseen > 0) lines.push(formatUnseenCount(unseen));
  if (newest !== undefined) lines.push(formatAlertLine(newest, timesOf(state)));
  return shorten(lines.join('\n'), MAX_TOOLTIP_LENGTH);
}

/** "1 new alert", "3 new alerts". */
export function formatUnseenCount(count: number): string {
  return count === 1 ? '1 new alert' : `${count} new alerts`;
}

/** How times are written in the tray. */
export const timesOf = ({ settings, locale }: TrayState): TimeFormat => createTimeFormat(settings.time, locale);

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

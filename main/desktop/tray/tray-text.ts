import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventName, formatOffer } from '../../../core/feed/toast-text.ts';
import type { TrayState } from './tray-status.ts';

/** Windows cuts a tooltip after this many characters. */
const MAX_TOOLTIP_LENGTH = 127;
const MAX_LABEL_LENGTH = 70;

/** The state in one line: "Connected", "DEMO · Connected", "Connected · alerts paused until 14:30". */
export function formatStatusLine({ connection, paused_until, profile }: TrayState): string {
  const demo = profile === 'demo' ? 'DEMO · ' : '';
  const paused = paused_until === null ? '' : ` · alerts paused until ${formatClockTime(paused_until)}`;
  return shorten(`${demo}${connection.detail}${paused}`, MAX_LABEL_LENGTH);
}

/** One alert in one line: "19:02  Floor GA · $129.50 · 12 left · Artist World Tour". */
export function formatAlertLine(item: NotificationItem): string {
  const what = item.best === null ? '' : `${formatOffer(item.best)} · `;
  return shorten(`${formatClockTime(item.received_at)}  ${what}${formatEventName(item)}`, MAX_LABEL_LENGTH);
}

/** State and last alert, as the tray's tooltip. */
export function formatTooltip(state: TrayState, newest: NotificationItem | undefined, unseen: number): string {
  const lines = [`Eventory Tray: ${formatStatusLine(state)}`];
  if (unseen > 0) lines.push(formatUnseenCount(unseen));
  if (newest !== undefined) lines.push(formatAlertLine(newest));
  return shorten(lines.join('\n'), MAX_TOOLTIP_LENGTH);
}

/** "1 new alert", "3 new alerts". */
export function formatUnseenCount(count: number): string {
  return count === 1 ? '1 new alert' : `${count} new alerts`;
}

/** The time of day in the user's time zone and locale. */
export function formatClockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

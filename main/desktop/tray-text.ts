import { eventName, offerText } from '../../core/alerts/toast-text.ts';
import type { NotificationItem } from '../../core/feed/item.ts';
import type { TrayState } from './tray-mood.ts';

/** Windows cuts a tooltip after this many characters. */
const TOOLTIP_LENGTH = 127;
const LABEL_LENGTH = 70;

/** The state in one line: "Connected", "DEMO · Connected", "Connected · alerts paused until 14:30". */
export function statusLine({ connection, paused_until, profile }: TrayState): string {
  const demo = profile === 'demo' ? 'DEMO · ' : '';
  const paused = paused_until === null ? '' : ` · alerts paused until ${clockTime(paused_until)}`;
  return shorten(`${demo}${connection.detail}${paused}`, LABEL_LENGTH);
}

/** One alert in one line: "19:02  Floor GA · $129.50 · 12 left · Artist World Tour". */
export function alertLine(item: NotificationItem): string {
  const what = item.best === null ? '' : `${offerText(item.best)} · `;
  return shorten(`${clockTime(item.received_at)}  ${what}${eventName(item)}`, LABEL_LENGTH);
}

/** State and last alert, as the tray's tooltip. */
export function tooltip(state: TrayState, newest: NotificationItem | undefined, unseen: number): string {
  const lines = [`Eventory Tray: ${statusLine(state)}`];
  if (unseen > 0) lines.push(unseenText(unseen));
  if (newest !== undefined) lines.push(alertLine(newest));
  return shorten(lines.join('\n'), TOOLTIP_LENGTH);
}

/** "1 new alert", "3 new alerts". */
export function unseenText(count: number): string {
  return count === 1 ? '1 new alert' : `${count} new alerts`;
}

/** The time of day in the user's own zone and habit. */
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

import { createTimeFormat, DEFAULT_TIME_PREFERENCES, type TimeFormat } from '../../core/time/time-format.ts';
import { startOfDayMs } from '../../core/time/wall-time.ts';
import type { AppSlice } from './app-store.ts';
import { useApp, type WindowStores } from './stores.tsx';

const formats = new Map<string, TimeFormat>();

/** The same object as long as the settings say the same, so that rows render again only if they change. */
function selectTimeFormat({ state }: Pick<AppSlice, 'state'>): TimeFormat {
  const time = state?.settings.time ?? DEFAULT_TIME_PREFERENCES;
  const locale = state?.locale ?? '';
  const key = `${time.zone} ${time.clock} ${locale}`;
  const format = formats.get(key) ?? createTimeFormat(time, locale);
  formats.set(key, format);
  return format;
}

/** How the user wants times to be written; renders again when that changes. */
export const useTimeFormat = (): TimeFormat => useApp(selectTimeFormat);

/** As `useTimeFormat`, outside a component. */
export const timeFormatOf = ({ app }: Pick<WindowStores, 'app'>): TimeFormat => selectTimeFormat(app.getState());

/** RFC3339 of the user's next midnight: what "until tomorrow" means. */
export function tomorrow(stores: Pick<WindowStores, 'app'>, nowMs: number = Date.now()): string {
  return new Date(startOfDayMs(nowMs, timeFormatOf(stores).zone, 1)).toISOString();
}

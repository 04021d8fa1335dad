import {
  IconBroadcast,
  IconCalendarEvent,
  IconHeartbeat,
  IconHistory,
  IconListDetails,
  IconSettings,
} from '@tabler/icons-react';
import type { ViewName } from './views.ts';

/** The picture of each view. */
export const VIEW_ICONS: Readonly<Record<ViewName, typeof IconBroadcast>> = {
  feed: IconBroadcast,
  events: IconCalendarEvent,
  watchlist: IconListDetails,
  history: IconHistory,
  settings: IconSettings,
  diagnostics: IconHeartbeat,
};

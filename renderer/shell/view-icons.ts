import {
  IconBroadcast,
  IconCalendarEvent,
  IconHeartbeat,
  IconHistory,
  IconListDetails,
  IconPlayerTrackNext,
  IconSettings,
} from '@tabler/icons-react';
import type { ViewName } from './views.ts';

/** The picture of each view. */
export const VIEW_ICONS: Readonly<Record<ViewName, typeof IconBroadcast>> = {
  feed: IconBroadcast,
  events: IconCalendarEvent,
  watchlist: IconListDetails,
  history: IconHistory,
  replay: IconPlayerTrackNext,
  settings: IconSettings,
  diagnostics: IconHeartbeat,
};

import type { z } from 'zod';
import { ALERT_REQUESTS } from './requests/alerts.ts';
import { APP_REQUESTS } from './requests/app.ts';
import { BACKUP_REQUESTS } from './requests/backup.ts';
import { COMPUTER_REQUESTS } from './requests/computers.ts';
import { CONNECTION_REQUESTS } from './requests/connection.ts';
import { FEED_REQUESTS } from './requests/feed.ts';
import { FORWARDING_REQUESTS } from './requests/forwarding.ts';
import { HISTORY_REQUESTS } from './requests/history.ts';
import { REPLAY_REQUESTS } from './requests/replay.ts';
import { SOUND_REQUESTS } from './requests/sounds.ts';
import { WATCHLIST_REQUESTS } from './requests/watchlist.ts';

/** Payload schemas by request name. `z.null()` stands for "no payload". */
export const REQUEST_SCHEMAS = {
  ...APP_REQUESTS,
  ...CONNECTION_REQUESTS,
  ...FEED_REQUESTS,
  ...HISTORY_REQUESTS,
  ...REPLAY_REQUESTS,
  ...BACKUP_REQUESTS,
  ...WATCHLIST_REQUESTS,
  ...ALERT_REQUESTS,
  ...SOUND_REQUESTS,
  ...FORWARDING_REQUESTS,
  ...COMPUTER_REQUESTS,
} as const;

export type RequestName = keyof typeof REQUEST_SCHEMAS;
export type RequestPayload<N extends RequestName> = z.infer<(typeof REQUEST_SCHEMAS)[N]>;

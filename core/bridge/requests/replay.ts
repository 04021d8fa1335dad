import { z } from 'zod';
import { REPLAY_SPEEDS, type ReplayItem, type ReplayState } from '../../feed/replay/replay-state.ts';
import { instant, itemId } from './fields.ts';

/** Playing a recorded time through the watchlist. Payloads by request name. */
export const REPLAY_REQUESTS = {
  'replay.get': z.null(),
  /** Begins to play a recorded time through the current watchlist, in place of the replay that is on. */
  'replay.start': z.object({ from: instant, to: instant, toasts: z.boolean() }),
  'replay.control': z.object({
    playing: z.boolean().optional(),
    speed: z.literal(REPLAY_SPEEDS).optional(),
    /** Milliseconds since the epoch. */
    position: z.number().optional(),
    /** On to the next alert, or back to the one before. */
    skip: z.enum(['previous_alert', 'next_alert']).optional(),
    toasts: z.boolean().optional(),
  }),
  'replay.stop': z.null(),
  /** Messages that have been played: those before the place `before` (`null`: the newest), down to `from`. */
  'replay.list': z.object({
    from: itemId,
    before: itemId.nullable(),
    limit: z.number().int().min(1).max(500),
    /** `alerts`: only what would alert. */
    view: z.enum(['alerts', 'everything']),
  }),
} as const satisfies Record<string, z.ZodType>;

/** Responses by request name. */
export interface ReplayResponses {
  /** `null` if none is on. */
  'replay.get': ReplayState | null;
  'replay.start': ReplayState;
  'replay.control': ReplayState | null;
  'replay.stop': null;
  /** Newest first; `index` is the place of an item among all, the first is 0. */
  'replay.list': {
    readonly revision: number;
    readonly items: readonly (ReplayItem & { readonly index: number })[];
    readonly more: boolean;
  };
}

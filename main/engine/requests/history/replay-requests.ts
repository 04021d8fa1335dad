import type { RequestName } from '../../../../core/bridge/request-schemas.ts';
import { type RequestContext, RequestError, type RequestHandlers } from '../request-context.ts';

/** Requests of the replay: which time, how it is played, and what came to what. */
export function replayRequests({ replay }: RequestContext): RequestHandlers<Extract<RequestName, `replay.${string}`>> {
  return {
    'replay.get': replay.state,
    'replay.start': (request) =>
      replay.start(request).catch((error: Error) => {
        throw new RequestError(error.message);
      }),
    'replay.control': replay.control,
    'replay.stop': () => {
      replay.stop();
      return null;
    },
    'replay.list'({ from, before, limit, view }) {
      const state = replay.state();
      const end = Math.min(before ?? Number.POSITIVE_INFINITY, state?.played.messages ?? 0);
      const found = replay
        .items()
        .slice(from, end)
        .map((one, index) => ({ ...one, index: from + index }))
        .filter(({ item }) => view === 'everything' || item.outcome === 'alert')
        .reverse();
      return { revision: state?.revision ?? 0, items: found.slice(0, limit), more: found.length > limit };
    },
  };
}

import type { RequestResponses } from '../../../core/bridge/contract.ts';
import { REQUEST_SCHEMAS, type RequestName, type RequestPayload } from '../../../core/bridge/request-schemas.ts';
import { alertRequests } from './alert-requests.ts';
import { appRequests } from './app-requests.ts';
import { createStartLimit } from './checks/start-limit.ts';
import { computerRequests } from './computers/computer-requests.ts';
import { connectionRequests } from './connection-requests.ts';
import { feedRequests } from './feed-requests.ts';
import { forwarderRequests } from './forwarder-requests.ts';
import { healthRequests } from './health-requests.ts';
import { heartbeatRequests } from './heartbeat-requests.ts';
import { backupRequests } from './history/backup-requests.ts';
import { eventRequests } from './history/event-requests.ts';
import { historyRequests } from './history/history-requests.ts';
import { replayRequests } from './history/replay-requests.ts';
import { statisticsRequests } from './history/statistics-requests.ts';
import { linkRequests } from './link-requests.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';
import { soundRequests } from './sound-requests.ts';
import { updateRequests } from './update-requests.ts';
import { watchLinkRequests } from './watch-link-requests.ts';
import { watchlistRequests } from './watchlist-requests.ts';

/** Answers bridge requests. Rejects with an Error whose message is fit to show. */
export interface RequestRouter {
  /** For callers in this process, typed by the contract. The payload is checked all the same. */
  request<N extends RequestName>(name: N, payload: RequestPayload<N>): Promise<RequestResponses[N]>;
  /** For the transports: refuses names that are not in the contract and payloads that do not fit their schema. */
  answer(name: string, payload: unknown): Promise<unknown>;
}

export function createRequestRouter(context: RequestContext): RequestRouter {
  const handlers: RequestHandlers<RequestName> = {
    ...connectionRequests(context),
    ...computerRequests(context),
    ...feedRequests(context),
    ...eventRequests(context),
    ...statisticsRequests(context),
    ...historyRequests(context),
    ...backupRequests(context),
    ...linkRequests(context),
    ...watchlistRequests(context),
    ...watchLinkRequests(context),
    ...alertRequests(context),
    ...soundRequests(context),
    ...appRequests(context),
    ...forwarderRequests(context),
    ...heartbeatRequests(context),
    ...healthRequests(context),
    ...updateRequests(context),
    ...replayRequests(context),
  };

  const limitStarts = createStartLimit(context.ports.clock);

  async function answer(name: string, payload: unknown, isOwn = false): Promise<unknown> {
    if (!isRequestName(name)) throw new RequestError('The app does not know this request.');
    if (!isOwn) limitStarts(name);
    const checked = REQUEST_SCHEMAS[name].safeParse(payload ?? null);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
      throw new RequestError(
        `The request ${name} was refused: ${issue?.message ?? 'its content does not fit'}${where}`,
      );
    }
    const held = context.hold.over();
    if (held !== null) await held;
    return (handlers[name] as (payload: unknown) => unknown)(checked.data);
  }

  return {
    answer: (name, payload) => answer(name, payload),
    request: <N extends RequestName>(name: N, payload: RequestPayload<N>) =>
      answer(name, payload, true) as Promise<RequestResponses[N]>,
  };
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUEST_SCHEMAS, name);
}

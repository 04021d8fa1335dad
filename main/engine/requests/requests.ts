import { REQUEST_SCHEMAS, type RequestName } from '../../../core/bridge/contract.ts';
import { alertRequests } from './alerts.ts';
import { connectionRequests } from './connection.ts';
import { type Handlers, Refusal, type RequestContext } from './context.ts';
import { diagnosticsRequests } from './diagnostics.ts';
import { feedRequests } from './feed.ts';
import { forwarderRequests } from './forwarders.ts';
import { linkRequests } from './links.ts';
import { watchlistRequests } from './watchlist.ts';

/** Answers a bridge request: refuses names that are not in the contract and payloads that do not fit their schema. */
export type AnswerRequest = (name: string, payload: unknown) => Promise<unknown>;

export function createRequests(context: RequestContext): AnswerRequest {
  const handlers: Handlers<RequestName> = {
    ...connectionRequests(context),
    ...feedRequests(context),
    ...linkRequests(context),
    ...watchlistRequests(context),
    ...alertRequests(context),
    ...forwarderRequests(context),
    ...diagnosticsRequests(context),
  };
  return async (name, payload) => {
    if (!isRequestName(name)) throw new Refusal('The app does not know this request.');
    const checked = REQUEST_SCHEMAS[name].safeParse(payload ?? null);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
      throw new Refusal(`The request ${name} was refused: ${issue?.message ?? 'its content does not fit'}${where}`);
    }
    return (handlers[name] as (payload: unknown) => unknown)(checked.data);
  };
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(REQUEST_SCHEMAS, name);
}

import type { RequestResponses } from '../../../core/bridge/contract.ts';
import type { RequestName, RequestPayload } from '../../../core/bridge/request-schemas.ts';

/** An answer to each request, from its checked payload. */
export type Handlers = {
  [N in RequestName]: (payload: RequestPayload<N>) => RequestResponses[N] | Promise<RequestResponses[N]>;
};

/** The handlers of the requests whose names start with one of `Parts` and a dot. */
export type HandlersOf<Parts extends string> = Pick<Handlers, Extract<RequestName, `${Parts}.${string}`>>;

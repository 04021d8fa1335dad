import type { RequestName, RequestPayload, RequestResponses } from '../../core/bridge/contract.ts';
import type { Engine } from '../engine/engine.ts';

/** Asks the engine what the window would ask, typed by the same contract. */
export function ask<N extends RequestName>(
  engine: Pick<Engine, 'request'>,
  name: N,
  payload: RequestPayload<N>,
): Promise<RequestResponses[N]> {
  return engine.request(name, payload) as Promise<RequestResponses[N]>;
}

import type {
  AppState,
  BridgeEvents,
  RequestName,
  RequestPayload,
  RequestResponses,
  Saved,
} from '../../../core/bridge/contract.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { DiagnosticsBoard } from '../diagnostics.ts';
import type { Emitter } from '../emitter.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { GatewayConnection } from '../gateway/connection.ts';
import type { Links } from '../links.ts';
import type { Pause } from '../pause.ts';
import type { Ports } from '../ports.ts';
import type { Profiles } from '../profiles.ts';

/** What the request handlers work with: the engine's parts. */
export interface RequestContext {
  readonly ports: Ports;
  readonly events: Emitter<BridgeEvents>;
  readonly alerts: Alerts;
  readonly forwarding: Forwarding;
  readonly links: Links;
  readonly pause: Pause;
  readonly diagnostics: DiagnosticsBoard;
  readonly profiles: Profiles;
  readonly gateway: Pick<GatewayConnection, 'connect' | 'disconnect'>;
  state(): AppState;
  settings(): Settings;
  updateSettings(patch: Readonly<Record<string, unknown>>): Saved<Settings>;
}

/** Handlers of some requests, each with a checked payload and a typed response. */
export type Handlers<N extends RequestName> = {
  readonly [K in N]: (payload: RequestPayload<K>) => RequestResponses[K] | Promise<RequestResponses[K]>;
};

/** A request that is refused with a message fit to show. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

import type { BridgeEvents, RequestResponses } from '../../../core/bridge/contract.ts';
import type { RequestName, RequestPayload } from '../../../core/bridge/request-schemas.ts';
import type { AppState } from '../../../core/bridge/state/app.ts';
import type { Hold } from '../../lib/hold.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { Pause } from '../alerts/pause.ts';
import type { Speech } from '../alerts/speech.ts';
import type { Backups } from '../backup/backups.ts';
import type { Computers } from '../computers/computers-types.ts';
import type { HealthMonitor } from '../diagnosis/health-monitor.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { GatewayConnection } from '../gateway/gateway-connection.ts';
import type { Imports } from '../imports/imports.ts';
import type { NotificationLinks } from '../links/notification-links.ts';
import type { Heartbeat } from '../phone/heartbeat.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Ports } from '../ports.ts';
import type { ProfileManager } from '../profile/profile-manager.ts';
import type { Replay } from '../replay/replay.ts';
import type { OwnSounds } from '../sounds/own-sounds.ts';
import type { Emitter } from '../state/emitter.ts';
import type { ChangeEmitter } from '../state/engine-changes.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import type { ProxyPassword } from '../stores/proxy-password.ts';
import type { UpdateCheck } from '../updates/update-check.ts';

/** What the request handlers work with: the engine's parts. */
export interface RequestContext {
  readonly ports: Ports;
  readonly events: Emitter<BridgeEvents>;
  readonly alerts: Alerts;
  readonly forwarding: Forwarding;
  readonly heartbeat: Pick<Heartbeat, 'addressChanged' | 'test'>;
  readonly speech: Pick<Speech, 'test'>;
  readonly ownSounds: OwnSounds;
  readonly links: NotificationLinks;
  readonly pause: Pause;
  readonly health: HealthMonitor;
  readonly profiles: ProfileManager;
  readonly imports: Imports;
  readonly backups: Omit<Backups, 'transfers' | 'dispose'>;
  /** Requests wait while it holds anything up. */
  readonly hold: Pick<Hold, 'over'>;
  readonly replay: Replay;
  readonly gateway: Pick<GatewayConnection, 'connect' | 'disconnect'>;
  readonly pipeline: Pick<Pipeline, 'acceptTest'>;
  readonly settings: EffectiveSettings;
  readonly proxyPassword: ProxyPassword;
  readonly changes: Pick<ChangeEmitter, 'emit'>;
  readonly computers: Pick<Computers, 'apply' | 'setWanted' | 'act' | 'handOver' | 'forget'>;
  readonly updates: Pick<UpdateCheck, 'state' | 'checkNow'>;
  /** Ends the app; `null` if the host does not let the window do so. */
  readonly quit: (() => void) | null;
  state(): AppState;
}

/** Handlers of some requests, each with a checked payload and a typed response. */
export type RequestHandlers<N extends RequestName> = {
  readonly [K in N]: (payload: RequestPayload<K>) => RequestResponses[K] | Promise<RequestResponses[K]>;
};

/** A request that is refused with a message fit to show. */
export class RequestError extends Error {
  override readonly name = 'Refusal';
}

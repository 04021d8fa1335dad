import type { ComputersState } from '../../../core/bridge/state/computers.ts';
import type { ConnectionStatus, Gap } from '../../../core/connection/connection-status.ts';
import type { ForwardingGroup } from '../forwarding/group/turns.ts';
import type { GatewayConnection } from '../gateway/gateway-connection.ts';
import type { Clock, Log, SecretStore } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import type { SessionStore } from '../stores/session-store.ts';
import type { PeerAction } from './link/peer-messages.ts';

export interface ComputersDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Pick<SecretStore, 'get'>;
  readonly settings: Pick<EffectiveSettings, 'get'>;
  readonly session: SessionStore;
  readonly conditions: ConditionStore;
  readonly gateway: Pick<GatewayConnection, 'status' | 'hold' | 'disconnect' | 'onStatus' | 'lastSignOfLifeMs'>;
  /** Whether the live account runs, not the demo. */
  isLive(): boolean;
  hasKey(): boolean;
  /** The targets that this computer sends alerts to, as `forwarding.targetId` names them. */
  targets(): readonly string[];
  onStateChange(): void;
  /** Tests give another one. */
  readonly monotonicMs?: () => number;
  readonly random?: () => number;
}

/** Where what other computers publish goes. */
export interface PeerSinks {
  /** A frame that another computer heard. */
  onFrame(text: string, receivedAtMs: number, origin: string): void;
  /** @param by the other computer's name. */
  onAction(action: PeerAction, by: string): void;
  /** Nobody hears the gateway any more. */
  onGap(gap: Gap): void;
  /** Somebody hears it again. */
  onCovered(): void;
}

/** Several computers on one key: one holds the connection, the others get what it hears (docs/computers.md). */
export interface Computers {
  /** Before the profile is opened: from now on there is no own connection unless it is this computer's turn. */
  start(sinks: PeerSinks): void;
  /**
   * Reads the settings, the secret and the profile again. From the moment of the call there is no own connection unless it
   * is this computer's turn.
   */
  apply(): Promise<void>;
  /** The settings may have changed. */
  settingsChanged(): void;
  /** The user wants a connection, or none. */
  setWanted(wanted: boolean): Promise<void>;
  /** A frame of the own connection. To be called before anything else is done with it. */
  publish(text: string, receivedAtMs: number): void;
  /** Whether another computer has heard a notification of this content too (`frame-folding.ts`). Blank `origin`: this one. */
  isCopy(content: () => string, origin: string): boolean;
  act(action: PeerAction): void;
  /** What the others have to do with forwarding. */
  readonly forwarding: ForwardingGroup;
  /** The connection as the user sees it. */
  status(): ConnectionStatus;
  /** What this computer is called, if it is one of several. */
  selfName(): string | null;
  /** The computer that holds the connection in place of this one; `null` if this one has its own. */
  heldBy(): string | null;
  /** Whether another computer hears the gateway: then the end of the own connection is no gap. */
  isCovered(): boolean;
  lastSignOfLifeMs(): number | null;
  /** `null` if it is off. */
  state(): ComputersState | null;
  handOver(): void;
  forget(id: string): void;
  dispose(): Promise<void>;
}

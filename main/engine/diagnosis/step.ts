import type { DiagnosisStep } from '../../../core/bridge/state/health.ts';
import type { ProblemContext } from '../../../core/connection/describe-problem.ts';
import type { GatewayConfig } from '../gateway/gateway-config.ts';
import type { GatewayConnection } from '../gateway/gateway-connection.ts';
import type { createTrust } from '../gateway/trust.ts';
import type { Clock, ProxyResolver } from '../ports.ts';

export interface DiagnosisDeps {
  readonly clock: Clock;
  readonly proxies: ProxyResolver;
  /**
   * The app's one connection, configured with the same settings. The upgrade is tried through it, so that there is
   * never a second socket: an open one is used as it is, a waiting one tries now, a paused one is paused again after.
   * `null` if another process holds the connection: the steps that need it are skipped.
   */
  readonly connection: GatewayConnection | null;
  /** The other computer that holds the connection, if one does. */
  readonly heldBy?: string | null;
}

/** What a step found. `failed` ends the diagnosis: the steps after it are skipped. */
export interface StepResult {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
  readonly problem?: DiagnosisStep['problem'];
}

/** What the steps have in common. */
export interface StepContext extends DiagnosisDeps {
  readonly config: GatewayConfig;
  readonly problemContext: ProblemContext;
  /** The address to ask, `https:`. */
  readonly ping: URL;
  /** `null` for a direct connection. */
  readonly proxy: URL | null;
  readonly trust: ReturnType<typeof createTrust>;
}

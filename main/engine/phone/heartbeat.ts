import {
  type HeartbeatSignal,
  isHeartbeatDue,
  type SentHeartbeat,
  wantedSignal,
} from '../../../core/alerts/heartbeat.ts';
import type { LastHeartbeat } from '../../../core/bridge/state/app.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { webAddressProblem } from '../forwarding/address-problem.ts';
import { type DeliveryResult, deliveryResultOf } from '../forwarding/delivery-result.ts';
import { heartbeatRequest } from '../forwarding/forward-request.ts';
import { NoReply } from '../forwarding/http/post.ts';
import { type SendDeps, sendRequest } from '../forwarding/http/send-request.ts';
import type { Clock, Log, SecretStore } from '../ports.ts';

const CHECK_INTERVAL_MS = 15_000;

export const HEARTBEAT_EXAMPLE = 'Copy the ping address of your check: https://hc-ping.com/…';

export interface HeartbeatDeps extends SendDeps {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly secrets: Pick<SecretStore, 'get'>;
  /** Also open while another computer hears the gateway for this one. */
  connection(): ConnectionStatus;
  /** Whether what runs is the user's own account. */
  isLive(): boolean;
  /** Whether the alarm about the feed itself is on now. */
  isAlarmed(): boolean;
  onChange(): void;
}

/** Tells a service such as healthchecks.io that the app hears the gateway, so that somebody else notices if it does not. */
export interface Heartbeat {
  start(): void;
  /** Something changed: sends at once what is due. */
  check(): void;
  /** Another address is stored: the first heartbeat goes there at once. */
  addressChanged(): void;
  /** Sends one now. Never rejects; `detail` is fit to show and holds no address. */
  test(): Promise<{ readonly delivered: boolean; readonly detail: string }>;
  /** The last one; `null` if none was sent in this run. */
  last(): LastHeartbeat | null;
  dispose(): void;
}

export function createHeartbeat(deps: HeartbeatDeps): Heartbeat {
  const { clock } = deps;
  const stopping = new AbortController();
  let sent: SentHeartbeat | null = null;
  let shown: LastHeartbeat | null = null;
  let busy = false;
  /** Counts addresses, so that an answer from an earlier one is not taken for the current one's. */
  let addressNumber = 0;
  let cancel = (): void => {};

  async function request(signal: HeartbeatSignal): Promise<DeliveryResult> {
    try {
      const address = await deps.secrets.get('heartbeat');
      if (address === null) return { outcome: 'refused', detail: 'no address is stored; enter it again' };
      const problem = webAddressProblem(address, HEARTBEAT_EXAMPLE);
      if (problem !== null) return { outcome: 'refused', detail: problem };
      const options = { signal: stopping.signal, wantsBody: false };
      const reply = await sendRequest(deps, heartbeatRequest(address, signal), options);
      if (typeof reply === 'string') return { outcome: 'retry', afterMs: null, detail: reply };
      return deliveryResultOf(reply, clock.now());
    } catch (error) {
      const detail = error instanceof NoReply ? error.message : 'the address could not be read from the secret store';
      return { outcome: 'retry', afterMs: null, detail };
    }
  }

  async function send(signal: HeartbeatSignal): Promise<DeliveryResult> {
    const number = addressNumber;
    const result = await request(signal);
    if (stopping.signal.aborted || number !== addressNumber) return result;
    const delivered = result.outcome === 'delivered';
    const detail = delivered ? '' : result.detail;
    if (!delivered && shown?.detail !== detail) deps.log.warn(`The heartbeat was not delivered: ${detail}`);
    if (delivered && shown?.delivered === false) deps.log.info('The heartbeat is delivered again');
    const afterMs = result.outcome === 'retry' ? result.afterMs : null;
    sent = { signal, atMs: clock.elapsed(), outcome: result.outcome, afterMs };
    shown = { at: new Date(clock.now()).toISOString(), signal, delivered, detail };
    deps.onChange();
    return result;
  }

  function wanted(): HeartbeatSignal | null {
    if (!deps.settings().heartbeat.enabled || !deps.isLive()) return null;
    return wantedSignal({ alarmed: deps.isAlarmed(), connected: deps.connection().state === 'open' });
  }

  function check(): void {
    const signal = wanted();
    if (busy || signal === null || stopping.signal.aborted) return;
    const everyMs = deps.settings().heartbeat.every_minutes * 60_000;
    if (!isHeartbeatDue(signal, sent, everyMs, clock.elapsed())) return;
    busy = true;
    void send(signal).finally(() => {
      busy = false;
      check();
    });
  }

  function checkRegularly(): void {
    cancel = clock.after(CHECK_INTERVAL_MS, checkRegularly);
    check();
  }

  return {
    start: checkRegularly,
    check,
    addressChanged() {
      addressNumber += 1;
      sent = null;
      shown = null;
      check();
    },
    async test() {
      // No success during an alarm: it would end the alarm at the service.
      const result = await send(deps.isAlarmed() ? 'fail' : 'ok');
      if (result.outcome === 'delivered') return { delivered: true, detail: 'Delivered.' };
      return { delivered: false, detail: `Not delivered: ${result.detail.replace(/\.$/, '')}.` };
    },
    last: () => (deps.settings().heartbeat.enabled ? shown : null),
    dispose() {
      stopping.abort();
      cancel();
    },
  };
}

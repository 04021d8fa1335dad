import { lookup } from 'node:dns/promises';
import type { DiagnosticStep } from '../../../core/bridge/contract.ts';
import { gatewayAddress } from '../../../core/connection/address.ts';
import { failure } from '../../../core/connection/failure.ts';
import { describeTrouble, type Where } from '../../../core/connection/trouble.ts';
import { type GatewayConfig, judgeConfig, whereOf } from '../gateway/config.ts';
import type { GatewayConnection } from '../gateway/connection.ts';
import { chooseProxy } from '../gateway/proxy.ts';
import { createTrust } from '../gateway/trust.ts';
import type { Clock, ProxyResolver } from '../ports.ts';
import { connectTcp } from './tcp.ts';
import { checkTlsAndPing } from './tls-and-ping.ts';
import { checkFirstFrame, checkUpgrade } from './upgrade.ts';

export interface DiagnosisDeps {
  readonly clock: Clock;
  readonly proxies: ProxyResolver;
  /**
   * The app's one connection, configured with the same settings. The upgrade is tried through it, so that there is
   * never a second socket: an open one is used as it is, a waiting one tries now, a paused one is paused again after.
   * `null` where another process holds the connection: the steps that need it are skipped.
   */
  readonly connection: GatewayConnection | null;
}

/** What a step found. `failed` ends the diagnosis: the steps after it are skipped. */
export interface Finding {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
  readonly trouble?: DiagnosticStep['trouble'];
}

/** What the steps have in common. */
export interface Inquiry extends DiagnosisDeps {
  readonly config: GatewayConfig;
  readonly where: Where;
  /** The address to ask, `https:`. */
  readonly ping: URL;
  /** `null` for a direct connection. */
  readonly proxy: URL | null;
  readonly trust: ReturnType<typeof createTrust>;
}

export const STEP_NAMES = ['Name', 'TCP', 'TLS', 'Ping', 'Upgrade', 'First frame'] as const;
const STEP_TIMEOUT_MS = 10_000;

/**
 * Goes from name to first frame, one step at a time, and says how far one gets and why not further. `onProgress` hears
 * all steps after each change. Sends the key only with the upgrade. Never rejects.
 */
export async function diagnose(
  config: GatewayConfig,
  deps: DiagnosisDeps,
  onProgress: (steps: readonly DiagnosticStep[]) => void = () => {},
): Promise<DiagnosticStep[]> {
  const steps: DiagnosticStep[] = STEP_NAMES.map((name) => ({
    name,
    state: 'pending',
    detail: '',
    duration_ms: null,
    trouble: null,
  }));
  const set = (index: number, change: Partial<DiagnosticStep>) => {
    steps[index] = { ...(steps[index] as DiagnosticStep), ...change };
    onProgress([...steps]);
  };
  let broken = false;
  const run = async (name: (typeof STEP_NAMES)[number], find: () => Promise<Finding>) => {
    const index = STEP_NAMES.indexOf(name);
    if (broken) {
      set(index, { state: 'skipped', detail: 'An earlier step failed.' });
      return;
    }
    set(index, { state: 'running' });
    const startedAt = performance.now();
    const finding = await find().catch(
      (error: unknown): Finding => ({ state: 'failed', detail: `The check itself failed (${nameOf(error)}).` }),
    );
    broken = finding.state === 'failed';
    set(index, {
      state: finding.state,
      detail: finding.detail,
      trouble: finding.trouble ?? null,
      duration_ms: finding.state === 'skipped' ? null : Math.round(performance.now() - startedAt),
    });
  };

  let inquiry: Inquiry | null = null;
  await run('Name', async () => {
    const prepared = await prepare(config, deps);
    if ('state' in prepared) return prepared;
    inquiry = prepared;
    return checkName(prepared);
  });
  const ready = () => inquiry as unknown as Inquiry;
  await run('TCP', () => checkTcp(ready()));
  let pinged: Finding = { state: 'skipped', detail: '' };
  await run('TLS', async () => {
    const both = await checkTlsAndPing(ready());
    pinged = both.ping;
    return both.tls;
  });
  await run('Ping', async () => pinged);
  // The gateway may take connections although its health check fails.
  if (pinged.state === 'failed') broken = false;
  const wasPaused = deps.connection?.status().state === 'paused';
  await run('Upgrade', () => checkUpgrade(ready()));
  await run('First frame', () => checkFirstFrame(ready()));
  if (wasPaused) deps.connection?.disconnect();
  return steps;
}

async function prepare(config: GatewayConfig, deps: DiagnosisDeps): Promise<Inquiry | Finding> {
  const judged = judgeConfig(config);
  const address = gatewayAddress(config.url, config.endpoint);
  const where = whereOf(config);
  if (!address.ok) {
    const what = judged.failure ?? failure('address', 'setup');
    return { state: 'failed', detail: 'The gateway address cannot be used.', trouble: describeTrouble(what, where) };
  }
  const proxy = await chooseProxy(config.proxy, address.ping.href, deps.proxies);
  if (!proxy.ok) {
    const trouble = describeTrouble(failure('proxy_setting', 'setup'), where);
    return { state: 'failed', detail: trouble.sentence, trouble };
  }
  return {
    ...deps,
    config,
    where: { ...where, proxy: proxy.url?.host ?? null },
    ping: address.ping,
    proxy: proxy.url,
    trust: createTrust(),
  };
}

/** The next hop: the proxy, or the gateway itself. */
function hopOf(inquiry: Inquiry): { readonly host: string; readonly port: number; readonly is: string } {
  const url = inquiry.proxy ?? inquiry.ping;
  const ports: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (ports[url.protocol] ?? 1080) : Number(url.port),
    is: inquiry.proxy === null ? '' : 'The proxy ',
  };
}

async function checkName(inquiry: Inquiry): Promise<Finding> {
  const { host, is } = hopOf(inquiry);
  try {
    const found = await within(lookup(host, { all: true }));
    return { state: 'passed', detail: `${is}${host} is ${found.map(({ address }) => address).join(', ')}.` };
  } catch (error) {
    const cause = nameOf(error) === 'TimeoutError' ? 'timeout' : inquiry.proxy === null ? 'dns' : 'proxy';
    const trouble = describeTrouble(failure(cause, 'name'), inquiry.where);
    return { state: 'failed', detail: trouble.sentence, trouble };
  }
}

async function checkTcp(inquiry: Inquiry): Promise<Finding> {
  const { host, port, is } = hopOf(inquiry);
  const result = await connectTcp(host, port, inquiry.proxy === null ? 'tcp' : 'proxy', STEP_TIMEOUT_MS);
  if (result.ok) return { state: 'passed', detail: `${is}${result.remote} answers.` };
  const trouble = describeTrouble(result.failure, inquiry.where);
  return { state: 'failed', detail: trouble.sentence, trouble };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function within<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(STEP_TIMEOUT_MS);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    promise.then(resolve, reject);
  });
}

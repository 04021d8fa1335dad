import { lookup } from 'node:dns/promises';
import type { DiagnosisStep } from '../../../core/bridge/state/health.ts';
import { describeProblem } from '../../../core/connection/describe-problem.ts';
import { createFailure } from '../../../core/connection/failure.ts';
import { gatewayAddress } from '../../../core/connection/gateway-address.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import { chooseProxy } from '../gateway/choose-proxy.ts';
import { checkConfig, type GatewayConfig, problemContextOf } from '../gateway/gateway-config.ts';
import { createTrust } from '../gateway/trust.ts';
import { checkTlsAndPing } from './check-tls-and-ping.ts';
import { checkFirstFrame, checkUpgrade } from './check-upgrade.ts';
import { connectTcp } from './connect-tcp.ts';
import type { DiagnosisDeps, StepContext, StepResult } from './step.ts';

export const STEP_NAMES = ['DNS lookup', 'TCP', 'TLS', 'Ping', 'Sign-in', 'First message'] as const;
const STEP_TIMEOUT_MS = 10_000;

/**
 * Goes from DNS lookup to first message, one step at a time, and reports how far it got and why not further.
 * `onProgress` gets all steps after each change. Sends the key only with the upgrade. Never rejects.
 */
export async function diagnose(
  config: GatewayConfig,
  deps: DiagnosisDeps,
  onProgress: (steps: readonly DiagnosisStep[]) => void = () => {},
): Promise<DiagnosisStep[]> {
  const steps: DiagnosisStep[] = STEP_NAMES.map((name) => ({
    name,
    state: 'pending',
    detail: '',
    duration_ms: null,
    problem: null,
  }));
  const set = (index: number, change: Partial<DiagnosisStep>) => {
    steps[index] = { ...(steps[index] as DiagnosisStep), ...change };
    onProgress([...steps]);
  };
  let failed = false;
  const run = async (name: (typeof STEP_NAMES)[number], checkStep: () => Promise<StepResult>) => {
    const index = STEP_NAMES.indexOf(name);
    if (failed) {
      set(index, { state: 'skipped', detail: 'An earlier step failed.' });
      return;
    }
    set(index, { state: 'running' });
    const startedAt = performance.now();
    const finding = await checkStep().catch(
      (error: unknown): StepResult => ({ state: 'failed', detail: `The check itself failed (${errorName(error)}).` }),
    );
    failed = finding.state === 'failed';
    set(index, {
      state: finding.state,
      detail: finding.detail,
      problem: finding.problem ?? null,
      duration_ms: finding.state === 'skipped' ? null : Math.round(performance.now() - startedAt),
    });
  };

  let context: StepContext | null = null;
  await run('DNS lookup', async () => {
    const prepared = await createContext(config, deps);
    if ('state' in prepared) return prepared;
    context = prepared;
    return resolveHost(prepared);
  });
  const ready = () => context as unknown as StepContext;
  await run('TCP', () => checkTcp(ready()));
  let pinged: StepResult = { state: 'skipped', detail: '' };
  await run('TLS', async () => {
    const both = await checkTlsAndPing(ready());
    pinged = both.ping;
    return both.tls;
  });
  await run('Ping', async () => pinged);
  // The gateway may accept connections although its health check fails.
  if (pinged.state === 'failed') failed = false;
  const wasPaused = deps.connection?.status().state === 'paused';
  await run('Sign-in', () => checkUpgrade(ready()));
  await run('First message', () => checkFirstFrame(ready()));
  if (wasPaused) deps.connection?.disconnect();
  return steps;
}

async function createContext(config: GatewayConfig, deps: DiagnosisDeps): Promise<StepContext | StepResult> {
  const checked = checkConfig(config);
  const address = gatewayAddress(config.url, config.endpoint);
  const problemContext = problemContextOf(config);
  if (!address.ok) {
    const what = checked.failure ?? createFailure('address', 'setup');
    return {
      state: 'failed',
      detail: 'The gateway address cannot be used.',
      problem: describeProblem(what, problemContext),
    };
  }
  const proxy = await chooseProxy(config.proxy, address.ping.href, deps.proxies);
  if (!proxy.ok) {
    const problem = describeProblem(createFailure('proxy_setting', 'setup'), problemContext);
    return { state: 'failed', detail: problem.sentence, problem };
  }
  return {
    ...deps,
    config,
    problemContext: { ...problemContext, proxy: proxy.url?.host ?? null },
    ping: address.ping,
    proxy: proxy.url,
    trust: createTrust(),
  };
}

/** The next hop: the proxy, or the gateway itself. */
function nextHop(context: StepContext): { readonly host: string; readonly port: number; readonly prefix: string } {
  const url = context.proxy ?? context.ping;
  const ports: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (ports[url.protocol] ?? 1080) : Number(url.port),
    prefix: context.proxy === null ? '' : 'The proxy ',
  };
}

async function resolveHost(context: StepContext): Promise<StepResult> {
  const { host } = nextHop(context);
  try {
    const found = await withTimeout(lookup(host, { all: true }), STEP_TIMEOUT_MS, throwTimeout, context.clock.after);
    const addresses = found.map(({ address }) => address).join(', ');
    const resolved = context.proxy === null ? 'Resolved to' : `The proxy ${host} resolves to`;
    return { state: 'passed', detail: `${resolved} ${addresses}.` };
  } catch (error) {
    const cause = errorName(error) === 'TimeoutError' ? 'timeout' : context.proxy === null ? 'dns' : 'proxy';
    const problem = describeProblem(createFailure(cause, 'name'), context.problemContext);
    return { state: 'failed', detail: problem.sentence, problem };
  }
}

async function checkTcp(context: StepContext): Promise<StepResult> {
  const { host, port, prefix } = nextHop(context);
  const result = await connectTcp(host, port, context.proxy === null ? 'tcp' : 'proxy', STEP_TIMEOUT_MS);
  if (result.ok) return { state: 'passed', detail: `${prefix}${result.remote} answers.` };
  const problem = describeProblem(result.failure, context.problemContext);
  return { state: 'failed', detail: problem.sentence, problem };
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function throwTimeout(): never {
  throw new DOMException('The step took too long.', 'TimeoutError');
}

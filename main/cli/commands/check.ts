import type { DiagnosisStep } from '../../../core/bridge/state/health.ts';
import { stopsConnection } from '../../../core/connection/failure.ts';
import { formatMilliseconds } from '../../../core/text/format/format-milliseconds.ts';
import { diagnose } from '../../engine/diagnosis/diagnose.ts';
import { gatewayConfigOf } from '../../engine/gateway/gateway-config.ts';
import { createGatewayConnection } from '../../engine/gateway/gateway-connection.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { findRunningInstance } from '../../host/locks/instance-lock.ts';
import { terminalLog } from '../../host/log.ts';
import { watchNetwork } from '../../host/network-watch.ts';
import { noSystemProxies } from '../../host/no-system-proxies.ts';
import { systemClock } from '../../host/system-clock.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG } from '../arguments/common-flags.ts';
import type { Flags } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { findApiKey } from '../inputs/api-key.ts';
import { createOutput } from '../output.ts';
import { completeProxy, readRunSettings } from '../run-settings.ts';

const FLAGS = {
  json: { help: 'one JSON object for each step on standard output' },
  ...GATEWAY_FLAGS,
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

/** While the app runs, its connection is the only one. */
const NO_KEY_TRIED = { key: null, why: null };

/** `check`: the health check, step by step. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the way to the gateway step by step, and says what to do if a step fails.',
  flags: FLAGS,
  operand: null,
  footer: [
    'Without a key it checks DNS, TCP, TLS and the ping, and leaves out the sign-in.',
    'Exit status: 0 all well, 2 a flag or file cannot be used, 3 the key was refused, 4 another step failed.',
  ],
  async run(args, { env, stdout, warn, interrupted }) {
    const given = readFlags('check', FLAGS, args, env);
    const folder = given.data ?? appFolder(env);
    const { gateway } = readRunSettings(folder, given, warn);
    const running = (await findRunningInstance(folder)) !== null;
    const { key: apiKey, why } = running ? NO_KEY_TRIED : await findApiKey(given, env, folder, gateway);
    if (why !== null) warn(`${why} Until then, the check ends before the sign-in.`);
    if (running) {
      warn(
        'Eventory Tray is running, so the key is not tried: a second connection would take part of its alerts. Run the check under Health there, or quit it first.',
      );
    }
    const output = createOutput(stdout);
    let printedCount = 0;
    const printSteps = (steps: readonly DiagnosisStep[]): void => {
      for (const step of steps.slice(printedCount)) {
        if (step.state === 'pending' || step.state === 'running') break;
        printedCount++;
        output.line(
          given.json === true
            ? JSON.stringify({ type: 'step', number: printedCount, ...step })
            : formatStep(printedCount, step),
        );
      }
    };
    const network = watchNetwork(systemClock);
    const connection = running
      ? null
      : createGatewayConnection({
          clock: systemClock,
          log: terminalLog(),
          network,
          proxies: noSystemProxies,
          random: Math.random,
        });
    const proxy = await completeProxy(gateway.proxy, folder);
    const config = gatewayConfigOf({ ...gateway, proxy }, { apiKey, extraCa: null });
    connection?.configure(config);
    const diagnosis = diagnose(config, { clock: systemClock, proxies: noSystemProxies, connection }, printSteps);
    const steps = await Promise.race([diagnosis, interrupted.then(() => [])]);
    printSteps(steps);
    network.dispose();
    await connection?.dispose();
    await output.flushed();
    const failed = steps.find((step) => step.state === 'failed');
    if (failed === undefined) return EXIT_STATUS.done;
    return stopsConnection(failed.problem?.cause ?? '') ? EXIT_STATUS.keyRefused : EXIT_STATUS.notConnected;
  },
};

function formatStep(number: number, { name, state, detail, duration_ms, problem }: DiagnosisStep): string {
  const took = duration_ms === null ? '' : ` (${formatMilliseconds(duration_ms)})`;
  const sentence = problem === null || detail.includes(problem.sentence) ? '' : `${problem.sentence} `;
  const help = problem === null ? '' : `\n   ${sentence}${problem.next_step}`;
  return `${number}. ${name}: ${state}${took}. ${detail}${help}`;
}

import { join } from 'node:path';
import type { DiagnosticStep } from '../../../core/bridge/contract.ts';
import { stopsConnection } from '../../../core/connection/failure.ts';
import { appFolder } from '../../browser/app-folder.ts';
import { terminalLog } from '../../browser/log.ts';
import { watchNetwork } from '../../browser/network-watch.ts';
import { noSystemProxies } from '../../browser/no-system-proxies.ts';
import { diagnose } from '../../engine/diagnosis/diagnose.ts';
import { createGatewayConnection } from '../../engine/gateway/connection.ts';
import { INSTANCE_FILE, runningInstance } from '../../host/instance.ts';
import { systemClock } from '../../host/system-clock.ts';
import type { Command } from '../command.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG } from '../common-flags.ts';
import { EXIT } from '../exit.ts';
import { readFlags } from '../flags.ts';
import { createOutput } from '../output.ts';
import { requiredKey, runSettings } from '../run-settings.ts';

const FLAGS = {
  json: { help: 'one JSON object for each step on standard output' },
  ...GATEWAY_FLAGS,
  ...DATA_FLAGS,
  ...HELP_FLAG,
};

/** `check`: the health check, step by step. */
export const check: Command = {
  name: 'check',
  summary: 'Checks the way to the gateway step by step, and says what to do where a step fails.',
  flags: FLAGS,
  more: ['Exit status: 0 all well, 2 a flag or file cannot be used, 3 the key was refused, 4 another step failed.'],
  async run(args, { env, stdout, warn, interrupted }) {
    const given = readFlags('check', FLAGS, args, env);
    const folder = given.data ?? appFolder(env);
    const { gateway } = runSettings(folder, given, warn);
    const running = (await runningInstance(join(folder, INSTANCE_FILE), systemClock)) !== null;
    const apiKey = running ? null : await requiredKey(given['api-key-file'], env, folder);
    if (running) {
      warn(
        'Eventory Tray is running, so the key is not tried: a second connection would take part of its alerts. Run the check under Health there, or quit it first.',
      );
    }
    const output = createOutput(stdout);
    let told = 0;
    const tell = (steps: readonly DiagnosticStep[]): void => {
      for (const step of steps.slice(told)) {
        if (step.state === 'pending' || step.state === 'running') break;
        told++;
        output.line(
          given.json === true ? JSON.stringify({ type: 'step', number: told, ...step }) : stepText(told, step),
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
    const config = { ...gateway, api_key: apiKey, extra_ca: null };
    connection?.configure(config);
    const diagnosis = diagnose(config, { clock: systemClock, proxies: noSystemProxies, connection }, tell);
    const steps = await Promise.race([diagnosis, interrupted.then(() => [])]);
    tell(steps);
    network.stop();
    await connection?.close();
    await output.flushed();
    const failed = steps.find((step) => step.state === 'failed');
    if (failed === undefined) return EXIT.done;
    return stopsConnection(failed.trouble?.cause ?? '') ? EXIT.keyRefused : EXIT.notConnected;
  },
};

function stepText(number: number, { name, state, detail, duration_ms, trouble }: DiagnosticStep): string {
  const took = duration_ms === null ? '' : ` (${Math.round(duration_ms)} ms)`;
  const sentence = trouble === null || detail.includes(trouble.sentence) ? '' : `${trouble.sentence} `;
  const help = trouble === null ? '' : `\n   ${sentence}${trouble.next_step}`;
  return `${number}. ${name}: ${state}${took}. ${detail}${help}`;
}

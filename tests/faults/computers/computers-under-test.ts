import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { offerSectionsMessage } from '../../core/notification/messages.ts';
import { temporaryFolder } from '../../main/engine/temporary-folder.ts';
import { type ComputerAppOptions, type ComputerProcess, startComputer } from './computer-process.ts';
import { type Mosquitto, startMosquitto } from './mosquitto.ts';

const PASSPHRASE = 'correct horse battery staple';

/** A gateway, a broker, and computers that meet there. */
export interface Computers {
  readonly gateway: Simulator;
  readonly mosquitto: Mosquitto;
  /** Starts one, with its own data folder. */
  start(
    name: string,
    options?: Partial<ComputerAppOptions> & { readonly passphrase?: string },
  ): Promise<ComputerProcess>;
  /** Starts one again on the folder that it had. */
  restart(computer: ComputerProcess): Promise<ComputerProcess>;
}

export async function setUpComputers(config?: readonly string[]): Promise<Computers> {
  const gateway = await startSimulator();
  onTestFinished(() => gateway.dispose());
  const mosquitto = await startMosquitto(config);
  onTestFinished(() => mosquitto.dispose());
  const caFile = join(await temporaryFolder(), 'ca.pem');
  await writeFile(caFile, gateway.ca);
  const optionsOf = new Map<string, ComputerAppOptions>();

  function launch(options: ComputerAppOptions): ComputerProcess {
    const computer = startComputer(options);
    onTestFinished(() => computer.kill('SIGKILL'));
    return computer;
  }
  return {
    gateway,
    mosquitto,
    async start(name, { passphrase = PASSPHRASE, ...given } = {}) {
      const options: ComputerAppOptions = {
        folder: await temporaryFolder(),
        name,
        gateway: gateway.url,
        caFile,
        apiKey: gateway.apiKey,
        broker: { url: `mqtt://127.0.0.1:${mosquitto.port}`, username: '', password: '', passphrase },
        ifBrokerDown: 'connect',
        ...given,
      };
      optionsOf.set(name, options);
      return launch(options);
    },
    async restart({ name }) {
      const options = optionsOf.get(name);
      if (options === undefined) throw new Error(`There is no ${name}.`);
      return launch(options);
    },
  };
}

/** A message that alerts, of an event of this name. */
export function dropOf(event: string): object {
  return { ...offerSectionsMessage(), event_id: event, timestamp: new Date().toISOString() };
}

/** The events that alerted at a computer, one for each alert. */
export const alertsOf = (computer: ComputerProcess): string[] =>
  computer.of('item').flatMap(({ event, outcome }) => (outcome === 'alert' ? [event] : []));

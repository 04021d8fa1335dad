import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../../simulator/simulator.ts';
import { HELP_FLAG } from '../arguments/common-flags.ts';
import { type Flags, wholeNumber } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { listenFailure } from '../listen-failure.ts';

const SCENARIOS = ['demo', 'on-sale', 'stress', 'none'] as const;
const FLAGS = {
  port: {
    value: 'N',
    example: '8443',
    parse: wholeNumber(1, 65_535),
    help: 'port to listen on (default: any free one)',
  },
  scenario: {
    value: 'NAME',
    example: 'demo',
    choices: SCENARIOS,
    help: 'demo (default), on-sale (bursts of 20/s), stress (200/s), none',
  },
  seed: {
    value: 'N',
    example: '1',
    parse: wholeNumber(0, 2 ** 31),
    help: 'the same seed makes the same evening again',
  },
  json: { help: 'print where it is as one JSON object' },
  ...HELP_FLAG,
} as const satisfies Flags;

/** `simulate`: runs the Eventory gateway of our own, for trying things out. */
export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Runs a simulated gateway on this machine, with simulated events, until Ctrl+C.',
  flags: FLAGS,
  operand: null,
  footer: ['It prints its address, the file of its certificate authority, the key, and how to connect.'],
  async run(args, { env, stdout, interrupted }) {
    const given = readFlags('simulate', FLAGS, args, env);
    const { port, seed, scenario = 'demo' } = given;
    const simulator = await startSimulator({
      scenario,
      ...(port === undefined ? {} : { port }),
      ...(seed === undefined ? {} : { seed }),
    }).catch((error: NodeJS.ErrnoException) => {
      throw listenFailure(error, port);
    });
    const folder = await mkdtemp(join(tmpdir(), 'eventory-simulator-'));
    const ca = join(folder, 'ca.pem');
    const watchlist = join(folder, 'watchlist.json');
    await writeFile(ca, simulator.ca);
    await writeFile(watchlist, `${JSON.stringify(simulator.watchlist, null, 2)}\n`);
    if (given.json === true) {
      stdout.write(`${JSON.stringify({ url: simulator.url, ca, api_key: simulator.apiKey, watchlist })}\n`);
    } else {
      stdout.write(
        [
          `Address    ${simulator.url}`,
          `CA file    ${ca}`,
          `Key        ${simulator.apiKey}`,
          `Watchlist  ${watchlist}`,
          'To connect:',
          `  EVENTORY_API_KEY=${simulator.apiKey} npm run --silent cli -- watch --url ${simulator.url} --ca ${ca} --watchlist ${watchlist}`,
          '',
        ].join('\n'),
      );
    }
    await interrupted;
    await simulator.dispose();
    await rm(folder, { recursive: true, force: true });
    return EXIT_STATUS.done;
  },
};

import { access } from 'node:fs/promises';
import packageJson from '../../../package.json' with { type: 'json' };
import { startBrowserMode } from '../../browser/browser-mode.ts';
import { appFolder } from '../../host/folders/app-folder.ts';
import { redirectFilePath } from '../../host/page/redirect-file.ts';
import { DATA_FLAGS, GATEWAY_FLAGS, HELP_FLAG, UNLISTED_FLAG } from '../arguments/common-flags.ts';
import { type Flags, wholeNumber } from '../arguments/flags.ts';
import { readFlags } from '../arguments/read-arguments.ts';
import type { Command } from '../command.ts';
import { EXIT_STATUS } from '../exit-status.ts';
import { givenKey } from '../inputs/api-key.ts';
import { listenFailure } from '../listen-failure.ts';
import { settingsFromFlags } from '../run-settings.ts';
import { terminalConfirmation } from '../terminal-confirmation.ts';

const FLAGS = {
  demo: { help: 'start with the demo feed: simulated events from a simulator in this process' },
  port: {
    value: 'N',
    example: '38217',
    parse: wholeNumber(1, 65_535),
    variable: 'EVENTORY_PORT',
    help: 'port of the page (default: any that is free)',
  },
  open: { help: 'open the page in the default browser' },
  ...GATEWAY_FLAGS,
  ...UNLISTED_FLAG,
  ...DATA_FLAGS,
  ...HELP_FLAG,
} as const satisfies Flags;

/** `serve`: browser mode. */
export const serveCommand: Command = {
  name: 'serve',
  summary: 'Runs the app in the browser: prints the address of its page, on this machine only.',
  flags: FLAGS,
  operand: null,
  footer: ['Ctrl+C ends it. Settings given by flags and variables hold for this run and are not stored.'],
  async run(args, { env, stdin, stdout, warn, interrupted }) {
    const given = readFlags('serve', FLAGS, args, env);
    const { port } = given;
    const overrides = settingsFromFlags(given);
    const confirmation = terminalConfirmation(stdin, stdout);
    const mode = await startBrowserMode({
      version: packageJson.version,
      apiKey: givenKey(given['api-key-file'], env),
      overrides,
      demo: given.demo === true,
      devServer: env.VITE_DEV_SERVER_URL ?? null,
      ...(given.data === undefined ? {} : { folder: given.data }),
      ...(port === undefined ? {} : { port }),
      ...(confirmation === null ? {} : { ports: { confirmation } }),
    }).catch((error: NodeJS.ErrnoException) => {
      throw listenFailure(error, port);
    });
    if ('running' in mode) {
      const { address } = mode.running;
      stdout.write(
        address === null
          ? 'Eventory Tray is already running, in its own window. Quit it there to run it in the browser.\n'
          : `Eventory Tray is already running. Open ${address}\n`,
      );
      if (given.open === true && address !== null) await openPage(given.data ?? appFolder(env), warn);
      return EXIT_STATUS.done;
    }
    stdout.write(`Eventory Tray is running. Open ${mode.url}\n`);
    if (given.open === true) await openPage(mode.folder, warn);
    await interrupted;
    warn('Stopping.');
    await mode.dispose();
    return EXIT_STATUS.done;
  },
};

async function openPage(folder: string, warn: (message: string) => void): Promise<void> {
  const file = redirectFilePath(folder);
  const { default: open } = await import('open');
  try {
    await access(file);
    await open(file);
  } catch (error) {
    warn(`The page was not opened (${(error as Error).message}). Open the address above in a browser.`);
  }
}

import { basename } from 'node:path';

/**
 * The command that starts browser mode again as it was started, for the page to show once the app is gone. A key is never
 * an argument, so it holds no secret.
 *
 * @param env of the process: npm names the script that it runs there.
 * @param argv of the process.
 */
export function restartCommand(env: NodeJS.ProcessEnv, argv: readonly string[]): string {
  const [, program = '', ...args] = argv;
  const written = args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `"${arg}"`));
  if (env.npm_lifecycle_event === 'start') return ['npm start', ...withSeparator(written.slice(1))].join(' ');
  if (env.npm_lifecycle_event === 'cli') return ['npm run --silent cli --', ...written].join(' ');
  const isInstalled = !/\.[cm]?[jt]s$/.test(program);
  return [isInstalled ? basename(program) : `node ${program}`, ...written].join(' ');
}

/** Arguments of `serve` go behind `--`, or npm would take them. */
const withSeparator = (args: readonly string[]) => (args.length === 0 ? [] : ['--', ...args]);

import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A `notify-send` that shows nothing and knows actions: each call leaves its arguments in a file and waits, as the real
 * one does with `--wait`, until a test leaves the name of an action beside it.
 */
export function fakeNotifySend(folder: string): {
  readonly env: Readonly<Record<string, string>>;
  count(): number;
  /** The arguments of the newest call. */
  newest(): readonly string[];
  click(action: string): void;
} {
  const calls = join(folder, 'calls');
  const programs = join(folder, 'bin');
  mkdirSync(calls, { recursive: true });
  mkdirSync(programs, { recursive: true });
  const program = join(programs, 'notify-send');
  writeFileSync(program, `#!${process.execPath}\n(${waitForClick})(${JSON.stringify(calls)});\n`);
  chmodSync(program, 0o755);
  const shown = () =>
    readdirSync(calls)
      .filter((name) => name.endsWith('.json'))
      .sort();
  const newestCall = () => {
    const newest = shown().at(-1);
    if (newest === undefined) throw new Error('No toast is up.');
    return newest;
  };
  const readArguments = (call: string) => JSON.parse(readFileSync(join(calls, call), 'utf8')) as string[];
  return {
    env: {
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      // No session bus: the app then asks this program instead of a notification server.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}`,
    },
    count: () => shown().length,
    newest: () => readArguments(newestCall()),
    click: (action) => {
      const newest = newestCall();
      const args = readArguments(newest);
      if (!args.some((arg) => arg.startsWith(`--action=${action}=`))) throw new Error(`The toast has no ${action}.`);
      writeFileSync(join(calls, newest.replace('.json', '.click')), action);
    },
  };

  /** Runs in the program itself; uses nothing from here. */
  function waitForClick(callsFolder: string): void {
    const { existsSync: exists, readFileSync: read, writeFileSync: write } = process.getBuiltinModule('node:fs');
    const args = process.argv.slice(2);
    if (args.includes('--help')) {
      process.stdout.write('  -A, --action=[NAME=]Text...\n');
      return;
    }
    const call = `${callsFolder}/${String(process.hrtime.bigint()).padStart(24, '0')}`;
    write(`${call}.json`, JSON.stringify(args));
    const timer = setInterval(() => {
      if (!exists(`${call}.click`)) return;
      clearInterval(timer);
      process.stdout.write(`${read(`${call}.click`, 'utf8')}\n`);
    }, 50);
    const { ppid } = process;
    // Left alone by an app that has ended, it ends as well.
    setInterval(() => process.ppid === ppid || process.exit(0), 500);
  }
}

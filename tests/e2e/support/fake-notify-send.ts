import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { waitFor } from '../../support/wait-for.ts';

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
  /** Waits for a call whose arguments hold `text`, and clicks the newest one. */
  clickWith(text: string): Promise<void>;
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
  const click = (call: string, action: string) => {
    const args = readArguments(call);
    if (!args.some((arg) => arg.startsWith(`--action=${action}=`))) throw new Error(`The toast has no ${action}.`);
    writeFileSync(join(calls, call.replace('.json', '.click')), action);
  };
  return {
    env: {
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      // No session bus: the app then asks this program instead of a notification server.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'no-bus')}`,
    },
    count: () => shown().length,
    newest: () => readArguments(newestCall()),
    click: (action) => click(newestCall(), action),
    clickWith: async (text) => {
      const call = await waitFor(`a toast holds ${text}`, () =>
        shown().findLast((one) => readArguments(one).some((arg) => arg.includes(text))),
      );
      click(call, 'default');
    },
  };

  /** Runs in the program itself; uses nothing from here. */
  function waitForClick(callsFolder: string): void {
    const { existsSync, readFileSync: read, renameSync, writeFileSync: write } = process.getBuiltinModule('node:fs');
    const args = process.argv.slice(2);
    if (args.includes('--help')) {
      process.stdout.write('  -A, --action=[NAME=]Text...\n');
      return;
    }
    const call = `${callsFolder}/${String(process.hrtime.bigint()).padStart(24, '0')}`;
    // Never half written under its name.
    write(`${call}.part`, JSON.stringify(args));
    renameSync(`${call}.part`, `${call}.json`);
    const timer = setInterval(() => {
      if (!existsSync(`${call}.click`)) return;
      clearInterval(timer);
      process.stdout.write(`${read(`${call}.click`, 'utf8')}\n`);
    }, 50);
    const { ppid } = process;
    // Left alone by an app that has ended, it ends as well.
    setInterval(() => process.ppid === ppid || process.exit(0), 500);
  }
}

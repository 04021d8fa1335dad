import type { App } from 'electron';

/** Whoever can attach a debugger reads the key and runs code as the app. */
const SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
] as const;

/**
 * The first argument with which the packaged app must not start: one that opens it to a debugger. It is also taken out of
 * the command line, so that nothing listens until the app has ended. `null` if there is none; while developing all are fine.
 */
export function takeDebugSwitch(
  app: Pick<App, 'isPackaged'> & { readonly commandLine: Pick<App['commandLine'], 'hasSwitch' | 'removeSwitch'> },
  args: readonly string[],
): string | null {
  if (!app.isPackaged) return null;
  const found = SWITCHES.filter(
    (name) => app.commandLine.hasSwitch(name) || args.some((argument) => names(argument, name)),
  );
  for (const name of found) app.commandLine.removeSwitch(name);
  return found[0] ?? null;
}

/** Chromium takes one dash as two, and on Windows a slash and capitals. */
function names(argument: string, name: string): boolean {
  return new RegExp(`^(?:--?|/)${name}(?:=|$)`, 'i').test(argument);
}

import type { Log } from '../../engine/ports.ts';
import { type ActivationToken, activationEnvironment } from '../../host/activation-token.ts';
import { launchProgram } from '../../host/links/launch-program.ts';
import type { MainWindow } from './main-window.ts';

/**
 * Lets the window take the focus on Wayland after a click on a toast. Electron has no call for a token; it takes one
 * only from a second start of the app, which hands it to the running one and ends (`second-instance`).
 *
 * @param startAgain starts the app once more with the token in its environment.
 */
export function withActivationToken(
  window: MainWindow,
  { takeToken, startAgain }: { takeToken: ActivationToken['take']; startAgain: (token: string) => void },
): MainWindow {
  return {
    ...window,
    show: () => {
      window.show();
      const token = takeToken();
      if (token !== null) startAgain(token);
    },
  };
}

/** How the app is started once more. Nothing is done without Wayland: elsewhere `show` takes the focus. */
export function createStartAgain({
  isPackaged,
  log,
  environment = process.env,
  launch = launchProgram,
}: {
  isPackaged: boolean;
  log: Log;
  environment?: NodeJS.ProcessEnv;
  launch?: typeof launchProgram;
}): (token: string) => void {
  return (token) => {
    if (!environment.WAYLAND_DISPLAY) return;
    const program = environment.APPIMAGE ?? process.execPath;
    // Once packaged the program is the app. What it was started with, such as a link, must not be handed over again.
    const args = isPackaged ? [] : [...process.execArgv, ...process.argv.slice(1)];
    launch(program, args, { env: activationEnvironment(token) }).catch((error: Error) =>
      log.warn(`The window was shown without the focus: ${error.message}`),
    );
  };
}

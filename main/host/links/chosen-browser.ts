import type { BrowserChoice } from '../../../core/settings/settings.ts';
import { activationEnvironment } from '../activation-token.ts';
import { LaunchError, launchProgram } from './launch-program.ts';

/** Spawns the browser of the user's choice, with the token of the click if there is one. Rejects with a sentence that names it. */
export async function openInChosenBrowser(url: string, browser: BrowserChoice, token: string | null): Promise<void> {
  const bundle = process.platform === 'darwin' && browser.path.endsWith('.app');
  const options = token === null ? {} : { env: activationEnvironment(token) };
  try {
    if (bundle) await launchProgram('/usr/bin/open', ['-n', '-a', browser.path, '--args', ...browser.args, url]);
    else await launchProgram(browser.path, [...browser.args, url], options);
  } catch (error) {
    const why = error instanceof LaunchError ? error.message : String(error);
    throw new LaunchError(`The browser “${browser.label}” was not opened: ${why}`);
  }
}

import type { BrowserChoice } from '../../../core/settings/settings.ts';
import { LaunchError, launchProgram } from './launch-program.ts';

/** Spawns the browser of the user's choice. Rejects with a sentence that names it. */
export async function openInChosenBrowser(url: string, browser: BrowserChoice): Promise<void> {
  const bundle = process.platform === 'darwin' && browser.path.endsWith('.app');
  try {
    if (bundle) await launchProgram('/usr/bin/open', ['-n', '-a', browser.path, '--args', ...browser.args, url]);
    else await launchProgram(browser.path, [...browser.args, url]);
  } catch (error) {
    const why = error instanceof LaunchError ? error.message : String(error);
    throw new LaunchError(`The browser “${browser.label}” was not opened: ${why}`);
  }
}

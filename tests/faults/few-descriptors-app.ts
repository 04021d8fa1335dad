import { startBrowserMode } from '../../main/browser/browser-mode.ts';

/** Browser mode in its own process, for a test that limits it. Arguments: the data folder, the page's folder. */
const [folder = '', pageFolder = ''] = process.argv.slice(2);
const mode = await startBrowserMode({ folder, pageFolder, version: '0.0.0' });
if ('running' in mode) throw new Error('It runs already.');
process.stdout.write(`${mode.url}\n`);

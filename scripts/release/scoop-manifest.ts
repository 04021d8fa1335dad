import { PROJECT_PAGE } from '../../core/links/project-page.ts';
import type { ReleaseFiles } from './release-files.ts';

/**
 * The manifest for a Scoop bucket. It takes the portable version: Scoop replaces programs itself, and that version only
 * says that there is a newer one.
 */
export function scoopManifest(files: ReleaseFiles): string {
  const entry = (url: string, rest: object) => ({ '64bit': { url: `${url}#/eventory-tray.exe`, ...rest } });
  const { url, sha256 } = files.find('portable.exe');
  const manifest = {
    version: files.version,
    description: 'Ticket alerts that lead to the cart.',
    homepage: PROJECT_PAGE,
    license: 'MIT',
    architecture: entry(url, { hash: sha256 }),
    bin: 'eventory-tray.exe',
    shortcuts: [['eventory-tray.exe', 'Eventory Tray']],
    checkver: { github: PROJECT_PAGE },
    autoupdate: { architecture: entry(url.replaceAll(files.version, '$version'), {}) },
  };
  return `${JSON.stringify(manifest, null, 4)}\n`;
}

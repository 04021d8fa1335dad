import { stringify } from 'yaml';
import { PROJECT_PAGE, releasePage } from '../../core/links/project-page.ts';
import { LINK_SCHEME } from '../../core/watchlist/formats/link/watch-link.ts';
import type { ReleaseFiles } from './release-files.ts';

const IDENTIFIER = 'EventoryTray.EventoryTray';
const SCHEMA_VERSION = '1.6.0';

/** The three manifests of a version for winget-pkgs, by file name (winget's schemas 1.6.0). */
export function wingetManifests(files: ReleaseFiles): Readonly<Record<string, string>> {
  const manifest = (type: string, fields: object) =>
    `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${SCHEMA_VERSION}.schema.json\n\n${stringify(
      {
        PackageIdentifier: IDENTIFIER,
        PackageVersion: files.version,
        ...fields,
        ManifestType: type,
        ManifestVersion: SCHEMA_VERSION,
      },
    )}`;
  const installer = (architecture: 'x64' | 'arm64') => {
    const { url, sha256 } = files.find(`win-${architecture}.exe`);
    return { Architecture: architecture, InstallerUrl: url, InstallerSha256: sha256.toUpperCase() };
  };
  return {
    [`${IDENTIFIER}.yaml`]: manifest('version', { DefaultLocale: 'en-US' }),
    [`${IDENTIFIER}.installer.yaml`]: manifest('installer', {
      InstallerType: 'nullsoft',
      Scope: 'user',
      InstallModes: ['interactive', 'silent'],
      UpgradeBehavior: 'install',
      Protocols: [LINK_SCHEME],
      Installers: [installer('x64'), installer('arm64')],
    }),
    [`${IDENTIFIER}.locale.en-US.yaml`]: manifest('defaultLocale', {
      PackageLocale: 'en-US',
      Publisher: 'Eventory Tray maintainers',
      PublisherUrl: PROJECT_PAGE,
      PackageName: 'Eventory Tray',
      PackageUrl: PROJECT_PAGE,
      License: 'MIT',
      LicenseUrl: `${PROJECT_PAGE}/blob/main/LICENSE`,
      ShortDescription: 'Ticket alerts that lead to the cart.',
      ReleaseNotesUrl: releasePage(files.version),
    }),
  };
}

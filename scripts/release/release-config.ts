import type { Configuration } from 'electron-builder';

/** What the environment must hold to sign on a system, beside what electron-builder reads by itself. */
const AZURE = [
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_SIGNING_ENDPOINT',
  'AZURE_SIGNING_ACCOUNT',
  'AZURE_SIGNING_PROFILE',
  'AZURE_SIGNING_PUBLISHER',
] as const;
const APPLE_CERTIFICATE = ['CSC_LINK', 'CSC_KEY_PASSWORD'] as const;
/** An API key of App Store Connect: the text of its `.p8` file, its id, and who issued it. */
const APPLE_NOTARY = ['APPLE_API_KEY_TEXT', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** How a release is packaged: what comes on top of `electron-builder.yml`, and sentences about what is left unsigned. */
interface ReleaseConfig {
  readonly config: Configuration;
  readonly warnings: readonly string[];
}

/**
 * Signs and notarizes if the secrets are there. Without them the packages are made all the same, and the log says what a
 * user will see. Some of the secrets and not all is a mistake.
 *
 * @throws Error that names what is missing.
 */
export function releaseConfig(platform: NodeJS.Platform, environment: Environment, notes: string): ReleaseConfig {
  const releaseInfo = { releaseNotes: notes };
  if (platform === 'win32') {
    if (!hasAll(environment, AZURE)) {
      return { config: { releaseInfo }, warnings: ['Not signed: SmartScreen will warn before the installer runs.'] };
    }
    const azureSignOptions = {
      publisherName: environment.AZURE_SIGNING_PUBLISHER ?? '',
      endpoint: environment.AZURE_SIGNING_ENDPOINT ?? '',
      certificateProfileName: environment.AZURE_SIGNING_PROFILE ?? '',
      codeSigningAccountName: environment.AZURE_SIGNING_ACCOUNT ?? '',
    };
    return { config: { releaseInfo, forceCodeSigning: true, win: { azureSignOptions } }, warnings: [] };
  }
  if (platform === 'darwin') {
    if (!hasAll(environment, APPLE_CERTIFICATE)) {
      const warning = 'Not signed: macOS will refuse to open the app, and the app cannot update itself.';
      return { config: { releaseInfo, mac: { identity: null, notarize: false } }, warnings: [warning] };
    }
    const notarize = hasAll(environment, APPLE_NOTARY);
    const warnings = notarize ? [] : ['Not notarized: macOS will refuse to open the app before the user allows it.'];
    return { config: { releaseInfo, forceCodeSigning: true, mac: { notarize } }, warnings };
  }
  return { config: { releaseInfo }, warnings: [] };
}

function hasAll(environment: Environment, names: readonly string[]): boolean {
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0 && missing.length < names.length) {
    throw new Error(`Set ${missing.join(', ')} too, or none of ${names.join(', ')}.`);
  }
  return missing.length === 0;
}

import { createRequire } from 'node:module';
import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { releaseConfig } from '../../../scripts/release/release-config.ts';

const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = requireFromBuilder('app-builder-lib/out/util/config/config') as {
  validateConfiguration(configuration: Configuration, debugLog: { isEnabled: boolean }): Promise<void>;
};

const AZURE = {
  AZURE_TENANT_ID: 't',
  AZURE_CLIENT_ID: 'c',
  AZURE_CLIENT_SECRET: 's',
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'CN=Eventory Tray',
};
const CERTIFICATE = { CSC_LINK: 'base64', CSC_KEY_PASSWORD: 'p' };
const NOTARY = { APPLE_API_KEY_TEXT: 'k', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' };

describe('the configuration of a release', () => {
  it.each([
    ['win32', AZURE],
    ['win32', {}],
    ['darwin', { ...CERTIFICATE, ...NOTARY }],
    ['darwin', CERTIFICATE],
    ['darwin', {}],
    ['linux', {}],
  ] as const)(
    'on %s with %j passes the schema of electron-builder',
    async (platform, environment) => {
      await validateConfiguration(releaseConfig(platform, environment, '- x').config, { isEnabled: false });
    },
    60_000,
  );

  it('signs and notarizes if the secrets are there, and then fails rather than leave it out', () => {
    expect(releaseConfig('win32', AZURE, '').config).toMatchObject({
      forceCodeSigning: true,
      win: { azureSignOptions: { endpoint: 'https://weu.codesigning.azure.net', codeSigningAccountName: 'account' } },
    });
    expect(releaseConfig('darwin', { ...CERTIFICATE, ...NOTARY }, '')).toMatchObject({
      config: { forceCodeSigning: true, mac: { notarize: true } },
      warnings: [],
    });
  });

  it('says what a user will see without them; an empty secret is none', () => {
    expect(releaseConfig('win32', { AZURE_TENANT_ID: '' }, '').warnings).toEqual([
      expect.stringContaining('SmartScreen'),
    ]);
    const mac = releaseConfig('darwin', { CSC_LINK: '' }, '');
    expect(mac.config.mac).toEqual({ identity: null, notarize: false });
    expect(mac.warnings).toEqual([expect.stringContaining('cannot update itself')]);
    expect(releaseConfig('darwin', CERTIFICATE, '').warnings).toEqual([expect.stringContaining('Not notarized')]);
  });

  it('takes some of the secrets for a mistake', () => {
    expect(() => releaseConfig('win32', { ...AZURE, AZURE_CLIENT_SECRET: '' }, '')).toThrow(
      'Set AZURE_CLIENT_SECRET too',
    );
    expect(() => releaseConfig('darwin', { CSC_LINK: 'x' }, '')).toThrow('Set CSC_KEY_PASSWORD too');
  });

  it('puts the changelog into the update feed', () => {
    expect(releaseConfig('linux', {}, '- Faster').config.releaseInfo).toEqual({ releaseNotes: '- Faster' });
  });
});

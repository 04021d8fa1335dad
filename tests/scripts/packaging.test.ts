import { existsSync, globSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Configuration, PlatformSpecificBuildOptions } from 'electron-builder';
import { beforeAll, describe, expect, it } from 'vitest';
import { LINK_SCHEME } from '../../core/watchlist/formats/link/watch-link.ts';
import { INSTALLED } from '../../main/desktop/startup/app-identity.ts';
import packageJson from '../../package.json' with { type: 'json' };

interface ConfigModule {
  getConfig(projectFolder: string, configFile: string | null, overrides: null): Promise<Configuration>;
  validateConfiguration(configuration: Configuration, debugLog: { isEnabled: boolean }): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = requireFromBuilder(
  'app-builder-lib/out/util/config/config',
) as ConfigModule;

interface FileMatcherModule {
  getNodeModuleFileMatcher(
    projectFolder: string,
    destination: string,
    macroExpander: (pattern: string) => string,
    ofSystem: PlatformSpecificBuildOptions,
    packager: { readonly config: Configuration; readonly debugLogger: { readonly isEnabled: boolean } },
  ): { createFilter(): (file: string, stats: Stats) => boolean };
}
const { getNodeModuleFileMatcher } = requireFromBuilder('app-builder-lib/out/fileMatcher') as FileMatcherModule;

let config: Configuration;
beforeAll(async () => {
  config = await getConfig(ROOT, null, null);
});

/** Which files of node-notifier, what it needs and a package that is bundled go into the package for a system. */
function packedModules(system: 'win' | 'mac' | 'linux'): string[] {
  const packager = { config, debugLogger: { isEnabled: false } };
  const matcher = getNodeModuleFileMatcher(ROOT, '/', (pattern) => pattern, config[system] ?? {}, packager);
  const isPacked = matcher.createFilter();
  return globSync('node_modules/{node-notifier,growly,which,zod}/**', { cwd: ROOT }).filter((file) => {
    const stats = statSync(join(ROOT, file));
    return stats.isFile() && isPacked(join(ROOT, file), stats);
  });
}

describe('electron-builder.yml', () => {
  it('passes the schema of electron-builder, which refuses an unknown option', async () => {
    await validateConfiguration(config, { isEnabled: false });
    const wrong = { ...config, unknownOption: true } as Configuration;
    await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow('unknownOption');
  }, 60_000);

  it('gives the macOS app an ad-hoc signature after its fuses change', () => {
    expect(config.electronFuses?.resetAdHocDarwinSignature).toBe(true);
  });

  it('keeps library validation in the hardened runtime', () => {
    expect(config.mac?.hardenedRuntime).toBe(true);
    const entitlements = readFileSync(join(ROOT, String(config.mac?.entitlements)), 'utf8');
    expect(entitlements).toContain('com.apple.security.cs.allow-jit');
    expect(entitlements).not.toContain('disable-library-validation');
    expect(config.mac?.entitlementsInherit).toBe(config.mac?.entitlements);
  });

  it('lets nobody attach to the app, load code into it or run its code changed', () => {
    expect(config.asar).toBeTruthy();
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
    const entitlements = readFileSync(join(ROOT, String(config.mac?.entitlements)), 'utf8');
    expect(entitlements.match(/<key>(.*)<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  it('stays in the Dock of macOS', () => {
    expect(config.mac?.extendInfo).not.toHaveProperty('LSUIElement');
  });

  it('gives deb and rpm an AppArmor profile that allows the sandbox on Ubuntu 24.04 and later', () => {
    expect([config.deb?.appArmorProfile, config.rpm?.appArmorProfile]).toEqual([undefined, undefined]);
    const template = readFileSync(
      requireFromBuilder.resolve('app-builder-lib/templates/linux/apparmor-profile.tpl'),
      'utf8',
    );
    expect(template).toContain('userns,');
    expect(template).toMatch(/"\/opt\/\$\{sanitizedProductName\}\/\$\{executable\}"/);
  });

  it.each([
    ['win', ['notifu.exe', 'notifu64.exe', 'snoretoast-x64.exe', 'snoretoast-x86.exe'], ['terminal-notifier']],
    // The packager leaves out `.exe` files itself.
    ['mac', ['terminal-notifier'], []],
  ] as const)('packs node-notifier with the helper programs of the system: %s', (system, helpers, others) => {
    const packed = packedModules(system).map((file) => basename(file));
    expect(packed).toEqual(expect.arrayContaining(['gntp.js', 'notificationcenter.js', 'which.js', ...helpers]));
    for (const other of others) expect(packed).not.toContain(other);
  });

  it('packs nothing that is bundled', () => {
    for (const system of ['win', 'mac'] as const) {
      expect(packedModules(system).filter((file) => file.includes('zod'))).toEqual([]);
    }
  });

  it('packs no node-notifier on Linux, where the app has its own toasters', () => {
    expect(packedModules('linux')).toEqual([]);
  });

  it('makes an AppImage that needs no FUSE 2', () => {
    expect(config.toolsets?.appimage).toMatch(/^[1-9]/);
  });

  it('has the pictures that each system demands', () => {
    for (const icon of [config.icon, config.linux?.icon]) expect(existsSync(join(ROOT, String(icon)))).toBe(true);
    expect(readdirSync(join(ROOT, String(config.linux?.icon)))).toEqual(
      expect.arrayContaining(['16x16.png', '32x32.png', '48x48.png', '128x128.png', '256x256.png', '512x512.png']),
    );
  });

  it('publishes drafts on GitHub, and nothing by itself', () => {
    expect(config.publish).toEqual({ provider: 'github', releaseType: 'draft' });
    expect(packageJson.repository.url).toContain('github.com');
    expect(packageJson.scripts.package).toContain('--publish never');
  });

  it('is not slowed down by macOS while its window is hidden', () => {
    expect(config.mac?.extendInfo).toMatchObject({ LSAppNapIsDisabled: true });
  });

  it('asks macOS for alerts that stay, not banners', () => {
    expect(config.mac?.extendInfo).toMatchObject({ NSUserNotificationAlertStyle: 'alert' });
  });

  it('gives deb and rpm the homepage, maintainer and description they demand', () => {
    expect(packageJson.homepage).toMatch(/^https:/);
    expect(packageJson.description).not.toBe('');
    expect(config.linux?.maintainer).toMatch(/^[^<>]+ <[^@<>]+@[^@<>]+>$/);
  });

  it('uses one name for the window, the desktop file and the notifications on Linux', () => {
    const { appId, linux } = config;
    expect(packageJson.desktopName).toBe(`${appId}.desktop`);
    expect(linux?.syncDesktopName).toBe(true);
    expect(linux?.desktop?.entry?.StartupWMClass).toBe(appId);
    for (const toaster of ['dbus-toaster', 'notify-send-toaster']) {
      const source = readFileSync(join(ROOT, `main/host/toasters/${toaster}.ts`), 'utf8');
      expect(source.match(/desktop-entry.*/)?.[0]).toContain(`${appId}'`);
    }
  });

  it('registers the links of the app, and takes that back when the app is removed', () => {
    expect(config.protocols).toMatchObject({ schemes: [LINK_SCHEME] });
    const uninstaller = readFileSync(join(ROOT, String(config.nsis?.include)), 'utf8');
    expect(uninstaller).toContain(`DeleteRegKey HKCU "Software\\Classes\\${LINK_SCHEME}"`);
  });

  it('leaves no start at login and nobody to answer toasts behind on Windows', () => {
    const uninstaller = readFileSync(join(ROOT, String(config.nsis?.include)), 'utf8');
    const { appId, activatorId } = INSTALLED;
    const windows = 'HKCU "Software\\Microsoft\\Windows\\CurrentVersion';
    expect(uninstaller).toContain(`DeleteRegKey HKCU "Software\\Classes\\CLSID\\${activatorId}"`);
    expect(uninstaller).toContain(`DeleteRegValue ${windows}\\Run" "${appId}"`);
    expect(uninstaller).toContain(`DeleteRegValue ${windows}\\Explorer\\StartupApproved\\Run" "${appId}"`);
  });

  it('builds for every system and processor', () => {
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64'] },
    ]);
    expect(config.nsis?.perMachine).toBe(false);
    expect(config.mac?.target).toEqual(['dmg', 'zip'].map((target) => ({ target, arch: ['x64', 'arm64'] })));
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm']);
  });
});

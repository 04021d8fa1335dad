import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { homebrewCask } from '../../../scripts/release/homebrew-cask.ts';
import { readReleaseFiles } from '../../../scripts/release/release-files.ts';
import { scoopManifest } from '../../../scripts/release/scoop-manifest.ts';
import { wingetManifests } from '../../../scripts/release/winget-manifests.ts';

const FILES = ['win-x64.exe', 'win-arm64.exe', 'portable.exe', 'mac-x64.dmg', 'mac-arm64.dmg', 'linux-amd64.deb'];
const sum = (index: number) => String(index).repeat(64);
const CHECKSUMS = FILES.map((file, index) => `${sum(index)}  eventory-tray-1.2.0-${file}\n`).join('');
const files = readReleaseFiles(CHECKSUMS, '1.2.0');
const DOWNLOADS = 'https://github.com/eventory-tray/eventory-tray/releases/download/v1.2.0';

describe('the manifests for winget', () => {
  const manifests = Object.entries(wingetManifests(files)).map(([name, text]) => [name, parse(text)] as const);

  it('are three, of one version and one schema', () => {
    expect(manifests.map(([name, manifest]) => [name, manifest.ManifestType])).toEqual([
      ['EventoryTray.EventoryTray.yaml', 'version'],
      ['EventoryTray.EventoryTray.installer.yaml', 'installer'],
      ['EventoryTray.EventoryTray.locale.en-US.yaml', 'defaultLocale'],
    ]);
    for (const [, manifest] of manifests) {
      expect(manifest).toMatchObject({
        PackageIdentifier: 'EventoryTray.EventoryTray',
        PackageVersion: '1.2.0',
        ManifestVersion: '1.6.0',
      });
    }
  });

  it('name an installer for each processor, with its checksum', () => {
    const installer = manifests.find(([name]) => name.includes('.installer.'))?.[1];
    expect(installer.Installers).toEqual([
      { Architecture: 'x64', InstallerUrl: `${DOWNLOADS}/eventory-tray-1.2.0-win-x64.exe`, InstallerSha256: sum(0) },
      {
        Architecture: 'arm64',
        InstallerUrl: `${DOWNLOADS}/eventory-tray-1.2.0-win-arm64.exe`,
        InstallerSha256: sum(1),
      },
    ]);
  });

  it('keep to the lengths and the required fields of the schema', () => {
    const locale = manifests.find(([name]) => name.includes('.locale.'))?.[1];
    expect(Object.keys(locale)).toEqual(
      expect.arrayContaining(['PackageLocale', 'Publisher', 'PackageName', 'License', 'ShortDescription']),
    );
    expect(locale.ShortDescription.length).toBeLessThanOrEqual(256);
  });
});

it('the manifest for Scoop takes the portable version, and finds the next one', () => {
  const manifest = JSON.parse(scoopManifest(files));
  expect(manifest).toMatchObject({
    version: '1.2.0',
    architecture: {
      '64bit': { url: `${DOWNLOADS}/eventory-tray-1.2.0-portable.exe#/eventory-tray.exe`, hash: sum(2) },
    },
  });
  const next = manifest.autoupdate.architecture['64bit'].url.replaceAll('$version', '1.2.0');
  expect(next).toBe(manifest.architecture['64bit'].url);
});

it('the cask for Homebrew has a checksum for each processor, and the address of each follows from it', () => {
  const cask = homebrewCask(files);
  expect(cask).toContain(`sha256 arm:   "${sum(4)}",\n         intel: "${sum(3)}"`);
  const url = /^ {2}url "(.*)"$/m.exec(cask)?.[1]?.replaceAll('#{version}', '1.2.0');
  expect(url?.replace('#{arch}', 'arm64')).toBe(`${DOWNLOADS}/eventory-tray-1.2.0-mac-arm64.dmg`);
});

it('a release that lacks a file, or damaged checksums, make no manifest', () => {
  expect(() => readReleaseFiles('', '1.2.0').find('portable.exe')).toThrow('have no eventory-tray-1.2.0-portable.exe');
  expect(() => readReleaseFiles(`${'0'.repeat(63)}  x`, '1.2.0')).toThrow('Line 1 of the checksums is damaged.');
  expect(() => readReleaseFiles(`${sum(0)}  ../x\n`, '1.2.0')).toThrow('Line 1');
});

it('the script writes them all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-manifests-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'SHA256SUMS'), CHECKSUMS);
  const script = join(import.meta.dirname, '../../../scripts/release/write-manifests.ts');
  execFileSync(process.execPath, [script, '1.2.0', join(folder, 'SHA256SUMS'), join(folder, 'out')]);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual([
    'EventoryTray.EventoryTray.installer.yaml',
    'EventoryTray.EventoryTray.locale.en-US.yaml',
    'EventoryTray.EventoryTray.yaml',
    'eventory-tray.json',
    'eventory-tray.rb',
  ]);
  expect(readFileSync(join(folder, 'out/eventory-tray.rb'), 'utf8')).toMatch(/^cask "eventory-tray" do\n[\s\S]*end\n$/);
});

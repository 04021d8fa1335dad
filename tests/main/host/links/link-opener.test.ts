import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkOpener } from '../../../../main/host/links/link-opener.ts';

const URL_A = 'https://tickets.example/cart?a=1';

describe.skipIf(process.platform === 'win32')('a browser of the user’s choice', () => {
  let folder: string;
  const program = (name: string, script: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const browser = (path: string, args: string[] = []) => ({ id: 'b', label: 'Work', path, args });
  const { open } = createLinkOpener();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory links $(x) '));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is started without a shell: arguments as they are, the link last', async () => {
    const log = join(folder, 'log');
    const path = program('my browser', `printf '%s\\n' "$@" >"$(dirname "$0")/log"`);
    const link = `https://tickets.example/cart?a=$(touch ${join(folder, 'pwned')})&b=';"|*`;
    await open(link, browser(path, ['--profile-directory=Profile 2', '*']));
    expect(readFileSync(log, 'utf8')).toBe(`--profile-directory=Profile 2\n*\n${link}\n`);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('that goes on running counts as opened', async () => {
    await open('https://x.example/', browser(program('stays', 'exec sleep 3')));
  });

  it.each([
    ['does not exist', () => join(folder, 'gone'), /“Work” was not opened: .*gone does not exist/],
    ['is no program', () => folder, /is not a program that may be started/],
    ['ends at once with an error', () => program('fails', 'exit 7'), /ended at once \(status 7\)/],
  ])('that %s is an error that says so', async (_, path, message) => {
    await expect(open('https://x.example/', browser(path()))).rejects.toThrow(message);
  });
});

describe('the system’s browser', () => {
  it('is the host’s own way of opening links if it has one', async () => {
    const opened: string[] = [];
    const { open } = createLinkOpener({ openInSystem: async (url) => void opened.push(url) });
    await open('https://x.example/', null);
    expect(opened).toEqual(['https://x.example/']);
  });

  it.skipIf(process.platform !== 'linux')('is an error where there is none', async () => {
    const before = { ...process.env };
    // Without these the system's opener finds neither a desktop nor a browser.
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'BROWSER', 'XDG_CURRENT_DESKTOP']) delete process.env[name];
    const folder = mkdtempSync(join(tmpdir(), 'eventory-none-'));
    process.env.PATH = folder;
    try {
      await expect(createLinkOpener().open('https://x.example/', null)).rejects.toThrow(/The system/);
    } finally {
      Object.assign(process.env, before);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the token of the click a link is opened for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** A program that leaves its token and its last argument in a file. */
  const recorder = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nfor last; do :; done\necho "$XDG_ACTIVATION_TOKEN $last" >'${path}.log'\n`);
    chmodSync(path, 0o755);
    return { path, recorded: () => readFileSync(`${path}.log`, 'utf8').trim() };
  };

  it.skipIf(process.platform === 'win32')('reaches the browser of the user’s choice', async () => {
    const { path, recorded } = recorder('browser');
    await createLinkOpener({ takeToken: () => 'token-1' }).open(URL_A, { id: 'b', label: 'B', path, args: ['-x'] });
    expect(recorded()).toBe(`token-1 ${URL_A}`);
  });

  it.skipIf(process.platform === 'win32')('reaches the default browser, by the desktop’s own opener', async () => {
    const { recorded } = recorder('xdg-open');
    const others: string[] = [];
    const before = process.env.PATH;
    process.env.PATH = `${folder}${delimiter}${before}`;
    try {
      const opener = createLinkOpener({
        takeToken: () => 'token-2',
        openInSystem: async (url) => void others.push(url),
      });
      await opener.open(URL_A, null);
    } finally {
      process.env.PATH = before;
    }
    expect(recorded()).toBe(`token-2 ${URL_A}`);
    expect(others).toEqual([]);
  });

  it('is not waited for: without the desktop’s opener the other one opens the link', async () => {
    const others: string[] = [];
    const before = process.env.PATH;
    process.env.PATH = join(folder, 'nothing');
    try {
      const opener = createLinkOpener({
        takeToken: () => 'token-3',
        openInSystem: async (url) => void others.push(url),
      });
      await opener.open(URL_A, null);
    } finally {
      process.env.PATH = before;
    }
    expect(others).toEqual([URL_A]);
  });
});

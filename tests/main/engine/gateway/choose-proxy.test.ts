import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseProxy } from '../../../../main/engine/gateway/choose-proxy.ts';

const TARGET = 'https://api.eventory.ai/eventory/ping';
const system = (url: string | null) => ({ resolve: async () => url });
const choose = async (setting: string, fromSystem: string | null = null) => {
  const choice = await chooseProxy(setting, TARGET, system(fromSystem));
  return choice.ok ? (choice.url?.href ?? 'direct') : 'unusable';
};

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(() => vi.unstubAllEnvs());

describe('the proxy setting', () => {
  it.each([
    ['none', 'direct'],
    ['http://proxy.example:3128', 'http://proxy.example:3128/'],
    ['proxy.example:3128', 'http://proxy.example:3128/'],
    ['https://proxy.example', 'https://proxy.example/'],
    ['socks5://127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
    ['ftp://proxy.example', 'unusable'],
    ['pac+http://proxy.example/x.pac', 'unusable'],
    ['http://', 'unusable'],
    ['not an address', 'unusable'],
  ])('%s is %s', async (setting, expected) => {
    expect(await choose(setting, 'http://never.example')).toBe(expected);
  });
});

describe('system', () => {
  it('asks the system if no variable is set', async () => {
    expect(await choose('system', 'http://system.example:8080')).toBe('http://system.example:8080/');
    expect(await choose('system', null)).toBe('direct');
  });
  it('prefers HTTPS_PROXY, with or without a scheme', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://env.example:1');
    expect(await choose('system', 'http://system.example')).toBe('http://env.example:1/');
    vi.stubEnv('HTTPS_PROXY', 'env.example:1');
    expect(await choose('system', 'http://system.example')).toBe('http://env.example:1/');
  });
  it('takes ALL_PROXY if HTTPS_PROXY is absent', async () => {
    vi.stubEnv('ALL_PROXY', 'socks5://all.example:1080');
    expect(await choose('system')).toBe('socks5://all.example:1080');
  });
  it.each(['api.eventory.ai', '.eventory.ai', '*.eventory.ai', '*', 'localhost, api.eventory.ai'])(
    'connects directly where NO_PROXY is %s',
    async (exceptions) => {
      vi.stubEnv('HTTPS_PROXY', 'http://env.example:1');
      vi.stubEnv('NO_PROXY', exceptions);
      expect(await choose('system', 'http://system.example')).toBe('direct');
    },
  );
  it('connects directly if the system cannot say', async () => {
    const choice = await chooseProxy('system', TARGET, { resolve: () => Promise.reject(new Error('no')) });
    expect(choice).toEqual({ ok: true, url: null });
  });
});

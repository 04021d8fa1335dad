import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { parsePacResult, systemProxies } from '../../../../main/desktop/ports/system-proxies.ts';

describe('the system proxy', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.corp:3128', 'http://proxy.corp:3128'],
    ['HTTPS proxy.corp:443; DIRECT', 'https://proxy.corp:443'],
    ['SOCKS5 127.0.0.1:1080;DIRECT', 'socks5://127.0.0.1:1080'],
    ['SOCKS 127.0.0.1:1080', 'socks4://127.0.0.1:1080'],
    ['QUIC x:1; PROXY b:1', 'http://b:1'],
    ['', null],
    ['nonsense', null],
  ])('%s is %s', (answer, proxy) => expect(parsePacResult(answer)).toBe(proxy));

  it('is asked of the session', async () => {
    const session = { resolveProxy: async () => 'PROXY from-system:1' } satisfies Pick<Session, 'resolveProxy'>;
    expect(await systemProxies(session).resolve('https://api.eventory.ai/')).toBe('http://from-system:1');
  });
});

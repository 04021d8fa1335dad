import { describe, expect, it } from 'vitest';
import { gatewayAddress } from '../../../core/connection/gateway-address.ts';

describe('the gateway address', () => {
  it.each(['wss://api.eventory.ai/eventory', 'wss://api.eventory.ai/eventory/', 'WSS://api.eventory.ai/eventory'])(
    '%s leads to the endpoints of docs/protocol.md',
    (url) => {
      const address = gatewayAddress(url, 'subscribe');
      if (!address.ok) throw new Error(address.message);
      expect(address.subscribe.href).toBe('wss://api.eventory.ai/eventory/notifications/subscribe');
      expect(address.ping.href).toBe('https://api.eventory.ai/eventory/ping');
    },
  );
  it('has another endpoint for what the service filters', () => {
    const address = gatewayAddress('wss://api.eventory.ai/eventory', 'filtered');
    expect(address.ok && address.subscribe.pathname).toBe('/eventory/notifications/subscribe/filtered');
  });
  it.each([
    ['ws://api.eventory.ai/eventory', /wss:\/\/.*key is only ever sent over TLS/],
    ['http://api.eventory.ai/eventory', /wss:\/\//],
    ['https://api.eventory.ai/eventory', /wss:\/\//],
    ['wss://user:pw@api.eventory.ai/eventory', /user name or password/],
    ['wss://api.eventory.ai/eventory?key=1', /without \? or #/],
    ['api.eventory.ai', /is not an address/],
    ['', /is not an address/],
  ])('%s is refused with a reason', (url, reason) => {
    const address = gatewayAddress(url, 'subscribe');
    expect(address.ok ? '' : address.message).toMatch(reason);
  });
});

import type { ProxyResolver } from '../engine/ports.ts';

/** Node knows no system proxy; the connection itself honours HTTPS_PROXY and NO_PROXY. */
export const noSystemProxies: ProxyResolver = { resolve: async () => null };

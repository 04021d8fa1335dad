import type { ProxyResolver } from '../engine/ports.ts';

/** Node knows no system proxy; the connection itself reads HTTPS_PROXY and NO_PROXY. */
export const noSystemProxies: ProxyResolver = { resolve: async () => null };

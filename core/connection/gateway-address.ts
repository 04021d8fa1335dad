import type { Endpoint } from '../notification/endpoint.ts';
import { gatewayUrlSchema } from './gateway-url.ts';

/** The addresses of a gateway, or why its address is not acceptable. */
export type GatewayAddress =
  | {
      readonly ok: true;
      /** `wss:`, where the upgrade goes. */
      readonly subscribe: URL;
      /** `https:`, the health check (API document, section 3). Takes no key. */
      readonly ping: URL;
    }
  | { readonly ok: false; readonly message: string };

const ENDPOINT_PATHS: Readonly<Record<Endpoint, string>> = {
  subscribe: '/notifications/subscribe',
  filtered: '/notifications/subscribe/filtered',
};

/** Judges the base address (API document, section 1) and derives the others. Anything but `wss:` is refused. */
export function gatewayAddress(url: string, endpoint: Endpoint): GatewayAddress {
  const parsed = gatewayUrlSchema.safeParse(url);
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? 'The address is not readable.' };
  const base = parsed.data.replace(/\/+$/, '');
  return {
    ok: true,
    subscribe: new URL(base + ENDPOINT_PATHS[endpoint]),
    ping: new URL(`${base.replace(/^wss:/i, 'https:')}/ping`),
  };
}

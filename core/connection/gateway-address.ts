import type { Endpoint } from '../notification/endpoint.ts';
import { gatewayUrlSchema } from './gateway-url.ts';

/** The addresses of a gateway, or why its address is not acceptable. */
export type GatewayAddress =
  | {
      readonly ok: true;
      /** `wss:`, where the upgrade goes. */
      readonly subscribe: URL;
      /** `https:`, the health check (docs/protocol.md#3-endpoints). Takes no key. */
      readonly ping: URL;
    }
  | { readonly ok: false; readonly message: string };

const ENDPOINT_PATHS: Readonly<Record<Endpoint, string>> = {
  subscribe: '/notifications/subscribe',
  filtered: '/notifications/subscribe/filtered',
};

/** Checks the base address (docs/protocol.md#1-address-and-tls) and derives the others. Anything but `wss:` is refused. */
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

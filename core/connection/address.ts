import { type Endpoint, gatewayUrlSchema } from '../settings/settings.ts';

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

const PATHS: Readonly<Record<Endpoint, string>> = {
  subscribe: '/notifications/subscribe',
  filtered: '/notifications/subscribe/filtered',
};

/** Judges the base address (API document, section 1) and derives the others. Anything but `wss:` is refused. */
export function gatewayAddress(url: string, endpoint: Endpoint): GatewayAddress {
  const judged = gatewayUrlSchema.safeParse(url);
  if (!judged.success) return { ok: false, message: judged.error.issues[0]?.message ?? 'The address is not readable.' };
  const base = judged.data.replace(/\/+$/, '');
  return {
    ok: true,
    subscribe: new URL(base + PATHS[endpoint]),
    ping: new URL(`${base.replace(/^wss:/i, 'https:')}/ping`),
  };
}

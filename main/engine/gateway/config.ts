import { gatewayAddress } from '../../../core/connection/address.ts';
import { type Failure, failure } from '../../../core/connection/failure.ts';
import type { Where } from '../../../core/connection/trouble.ts';
import type { Endpoint } from '../../../core/settings/settings.ts';
import { redact } from './redact.ts';
import type { ExtraTrust } from './trust.ts';

/** What the connection is made with. */
export interface GatewayConfig extends ExtraTrust {
  /** `wss:` base address, as in the settings. */
  readonly url: string;
  readonly endpoint: Endpoint;
  /** A secret. `null` while none is set. */
  readonly api_key: string | null;
  /** `system`, `none`, or a proxy's address. */
  readonly proxy: string;
}

/** A configuration one can connect with. */
export interface UsableConfig extends ExtraTrust {
  readonly subscribe: URL;
  readonly ping: URL;
  readonly api_key: string;
  readonly proxy: string;
}

/** Visible ASCII, as a header value that servers take without argument. */
const KEY_FORM = /^[\x21-\x7e]+$/;

/** The configuration checked: usable, or not, with a failure where something is wrong rather than merely absent. */
export function judgeConfig(
  config: GatewayConfig,
):
  | { readonly usable: UsableConfig; readonly failure: null }
  | { readonly usable: null; readonly failure: Failure | null } {
  const address = gatewayAddress(config.url, config.endpoint);
  const key = config.api_key?.trim() ?? '';
  if (!address.ok) {
    return { usable: null, failure: failure('address', 'setup', { detail: redact(address.message, key) }) };
  }
  if (key === '') return { usable: null, failure: null };
  if (!KEY_FORM.test(key)) return { usable: null, failure: failure('key_unusable', 'setup') };
  const { subscribe, ping } = address;
  const { ca_file, extra_ca, proxy } = config;
  return { usable: { subscribe, ping, ca_file, extra_ca, proxy, api_key: key }, failure: null };
}

/** The names that sentences about this configuration mention: hosts, never user names or passwords. */
export function whereOf(config: GatewayConfig | null): Where {
  const host = config !== null && URL.canParse(config.url) ? new URL(config.url).host : '';
  const proxy = config === null || config.proxy === 'system' || config.proxy === 'none' ? null : config.proxy;
  const spelled = proxy === null || proxy.includes('://') ? proxy : `http://${proxy}`;
  return {
    host: host === '' ? 'the gateway' : host,
    proxy: spelled !== null && URL.canParse(spelled) ? new URL(spelled).host : null,
  };
}

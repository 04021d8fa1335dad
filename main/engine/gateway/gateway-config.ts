import type { ProblemContext } from '../../../core/connection/describe-problem.ts';
import { createFailure, type Failure } from '../../../core/connection/failure.ts';
import { gatewayAddress } from '../../../core/connection/gateway-address.ts';
import type { Endpoint } from '../../../core/notification/endpoint.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { redact } from './redact.ts';
import type { ExtraAuthorities } from './trust.ts';

/** What the connection is made with. */
export interface GatewayConfig extends ExtraAuthorities {
  /** `wss:` base address, as in the settings. */
  readonly url: string;
  readonly endpoint: Endpoint;
  /** A secret. `null` while none is set. */
  readonly apiKey: string | null;
  /** `system`, `none`, or a proxy's address. */
  readonly proxy: string;
}

/** The configuration from the settings and from what is stored apart from them. */
export function gatewayConfigOf(
  settings: Settings['gateway'],
  { apiKey, extraCa }: Pick<GatewayConfig, 'apiKey' | 'extraCa'>,
): GatewayConfig {
  const { url, endpoint, ca_file: caFile, proxy } = settings;
  return { url, endpoint, caFile, proxy, apiKey, extraCa };
}

/** A configuration that can be connected with. */
export interface UsableConfig extends ExtraAuthorities {
  readonly subscribe: URL;
  readonly ping: URL;
  readonly apiKey: string;
  readonly proxy: string;
}

/** Visible ASCII, which every server accepts in a header value. */
const API_KEY_PATTERN = /^[\x21-\x7e]+$/;

/** The configuration checked: usable, or not, with a failure if something is wrong rather than merely absent. */
export function checkConfig(
  config: GatewayConfig,
):
  | { readonly usable: UsableConfig; readonly failure: null }
  | { readonly usable: null; readonly failure: Failure | null } {
  const address = gatewayAddress(config.url, config.endpoint);
  const key = config.apiKey?.trim() ?? '';
  if (!address.ok) {
    return { usable: null, failure: createFailure('address', 'setup', { detail: redact(address.message, key) }) };
  }
  if (key === '') return { usable: null, failure: null };
  if (!API_KEY_PATTERN.test(key)) return { usable: null, failure: createFailure('key_unusable', 'setup') };
  const { subscribe, ping } = address;
  const { caFile, extraCa, proxy } = config;
  return { usable: { subscribe, ping, caFile, extraCa, proxy, apiKey: key }, failure: null };
}

/** The names that sentences about this configuration mention: hosts, never user names or passwords. */
export function problemContextOf(config: GatewayConfig | null): ProblemContext {
  const host = config !== null && URL.canParse(config.url) ? new URL(config.url).host : '';
  const proxy = config === null || config.proxy === 'system' || config.proxy === 'none' ? null : config.proxy;
  const proxyUrl = proxy === null || proxy.includes('://') ? proxy : `http://${proxy}`;
  return {
    host: host === '' ? 'the gateway' : host,
    proxy: proxyUrl !== null && URL.canParse(proxyUrl) ? new URL(proxyUrl).host : null,
  };
}

import { z } from 'zod';
import { joinProxyPassword, splitProxyPassword } from '../../../core/connection/proxy-address.ts';
import type { SecretStore } from '../ports.ts';

const storedSchema = z.object({
  /** The proxy setting that it belongs to, so that it goes to no other proxy. */
  address: z.string(),
  /** As it is written in a URL. */
  password: z.string(),
});

/** The password of the proxy. It is a secret: settings hold the address without it. */
export interface ProxyPassword {
  /** Reads it from the secret store; before that there is none. */
  load(): Promise<void>;
  /** The proxy setting with the password, if the password is that of this proxy. */
  addTo(setting: string): string;
  /**
   * Takes the password out of a new proxy setting, stores it and returns the setting to store. The password of another
   * proxy is forgotten.
   */
  takeFrom(setting: string): Promise<string>;
}

export function createProxyPassword(secrets: SecretStore): ProxyPassword {
  let stored: z.infer<typeof storedSchema> | null = null;
  return {
    async load() {
      stored = parseStored(await secrets.get('proxy_password'));
    },
    addTo: (setting) => (stored?.address === setting ? joinProxyPassword(setting, stored.password) : setting),
    async takeFrom(setting) {
      const { address, password } = splitProxyPassword(setting);
      if (password !== null) {
        const next = { address, password };
        await secrets.set('proxy_password', JSON.stringify(next));
        stored = next;
      } else if (stored !== null && stored.address !== address) {
        await secrets.set('proxy_password', null);
        stored = null;
      }
      return address;
    },
  };
}

function parseStored(text: string | null): z.infer<typeof storedSchema> | null {
  try {
    return text === null ? null : storedSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

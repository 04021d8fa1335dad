import { z } from 'zod';
import { type BrokerAddress, parseBrokerAddress } from '../../../core/computers/broker-address.ts';
import type { BrokerConfig } from './link/broker-connection.ts';

const secretSchema = z.object({
  url: z.string(),
  username: z.string(),
  password: z.string(),
  passphrase: z.string(),
});

/** How to reach the other computers: one secret, so that its parts always belong together. */
export type BrokerSecret = z.infer<typeof secretSchema>;

/** Shorter ones can be found by trying: who reads along at the broker may try as often as they like. */
export const MIN_PASSPHRASE_LENGTH = 12;

export const formatBrokerSecret = (secret: BrokerSecret): string => JSON.stringify(secret);

/** `null` if it is none (any more). */
export function parseBrokerSecret(text: string | null): (BrokerSecret & { readonly address: BrokerAddress }) | null {
  try {
    const secret = text === null ? null : secretSchema.parse(JSON.parse(text));
    const parsed = secret === null ? null : parseBrokerAddress(secret.url);
    return secret !== null && parsed?.ok ? { ...secret, address: parsed.address } : null;
  } catch {
    return null;
  }
}

/** @param secureContext Throws if the CA file cannot be used. */
export function brokerConfigOf(
  { address, username, password }: BrokerSecret & Pick<BrokerConfig, 'address'>,
  secureContext: BrokerConfig['secureContext'],
): BrokerConfig {
  const orNone = (text: string) => (text === '' ? null : text);
  return { address, username: orNone(username), password: orNone(password), secureContext };
}

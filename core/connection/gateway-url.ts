import { z } from 'zod';

/** The gateway of the Eventory service (docs/protocol.md#1-address-and-tls). */
export const DEFAULT_GATEWAY_URL = 'wss://api.eventory.ai/eventory';

/** `wss:` only: a `ws:` address would send the key in the clear. */
export const gatewayUrlSchema = z
  .string()
  .trim()
  .superRefine((value, context) => {
    if (!URL.canParse(value)) {
      context.addIssue({
        code: 'custom',
        message: `"${value}" is not an address. Use for example ${DEFAULT_GATEWAY_URL}`,
      });
      return;
    }
    const url = new URL(value);
    if (url.protocol !== 'wss:') {
      context.addIssue({
        code: 'custom',
        message: `The gateway address must start with wss:// (it starts with ${url.protocol}//). The key is only ever sent over TLS.`,
      });
    } else if (url.username !== '' || url.password !== '') {
      context.addIssue({ code: 'custom', message: 'The gateway address must not hold a user name or password.' });
    } else if (url.search !== '' || url.hash !== '') {
      context.addIssue({ code: 'custom', message: 'The gateway address must end with its path, without ? or #.' });
    }
  });

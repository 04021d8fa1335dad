import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLinkLocalAddress } from '../../../../core/links/link-local.ts';

/** The code of the error if a name leads to nothing else than link-local addresses. */
export const LINK_LOCAL_CODE = 'ELINKLOCAL';

/**
 * The system's lookup without link-local addresses: whoever controls a name could otherwise have an alert sent to this machine's network link
 * or a cloud's metadata service. @param lookup another one in tests
 */
export function createServiceLookup(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = found?.filter(({ address }) => !isLinkLocalAddress(address)) ?? [];
      const [first] = addresses;
      if (error !== null) callback(error, '');
      else if (first === undefined) callback(Object.assign(new Error('link-local'), { code: LINK_LOCAL_CODE }), '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

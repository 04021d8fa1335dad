/** Endings that name machines of a private network, not sites of the internet (RFC 6761, 6762, 8375, 9476 and habit). */
const PRIVATE_ENDING = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|onion)$/;

/** Public names that lead to any address, this machine's included. */
const NAMES_OF_ADDRESSES = /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com)$/;

/** What `URL` makes of every spelling of an IPv4 address (`127.1`, `0x7f.1`, `2130706433`), and IPv6 in brackets. */
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;

/**
 * A question for a host that is no site of the internet (this machine, the local network, a bare
 * address), else `null`. Ticket sites have names; a link to an address can press buttons of a router.
 *
 * @param hostname As `URL` gives it, without a dot at its end.
 */
export function describePrivateHost(hostname: string): string | null {
  if (IP_ADDRESS.test(hostname)) {
    return `The link leads to the address ${hostname}, which has no site’s name. Open it anyway?`;
  }
  if (!hostname.includes('.') || PRIVATE_ENDING.test(hostname) || NAMES_OF_ADDRESSES.test(hostname)) {
    return `The link leads to ${hostname}, which is on this computer or your own network. Open it anyway?`;
  }
  return null;
}

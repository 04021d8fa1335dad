/** IPv4 inside IPv6: mapped, translated, NAT64 and 6to4. */
const EMBEDDED = '(?:::(?:ffff:(?:0:)?)?|64:ff9b::|2002:)';

/**
 * 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291), and the other addresses at which clouds keep a machine's credentials (fd00:ec2::/32 at
 * AWS, 100.100.100.200 at Alibaba).
 */
const LINK_LOCAL = new RegExp(
  `^(?:169\\.254\\.\\d+\\.\\d+|100\\.100\\.100\\.200|\\[(?:fe[89ab][0-9a-f]:|fd00:ec2:|${EMBEDDED}(?:a9fe:|6464:64c8)).*\\])$`,
);

/**
 * Whether a host is an address of this computer's own network link or of a cloud's metadata service. No ticket site and no service that
 * alerts are sent to is there; whoever asks there for something gets a machine's credentials.
 *
 * @param hostname As `URL` gives it, which has one spelling for decimal, octal, hexadecimal and short forms.
 */
export function isLinkLocal(hostname: string): boolean {
  return LINK_LOCAL.test(hostname);
}

/** The same for an address that a name leads to. @param address IPv4 or IPv6, with or without a zone (`fe80::1%eth0`). */
export function isLinkLocalAddress(address: string): boolean {
  const [plain = ''] = address.split('%');
  const url = `http://${plain.includes(':') ? `[${plain}]` : plain}/`;
  return URL.canParse(url) && isLinkLocal(new URL(url).hostname);
}

/** Where the broker is, and under which topic the computers meet. */
export interface BrokerAddress {
  readonly protocol: 'mqtt' | 'mqtts';
  readonly host: string;
  readonly port: number;
  /** Without slashes at its ends. */
  readonly topic: string;
  /** For the window: host, port if it is unusual, topic if it is not the usual one. Holds no secret. */
  readonly label: string;
}

const DEFAULT_TOPIC = 'eventory-tray';
/** Endings of names that only the own network knows. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|localdomain|lan|home|home\.arpa|internal|intranet|private|corp)$/;
const DEFAULT_PORTS = { mqtt: 1883, mqtts: 8883 } as const;

/**
 * Reads `mqtts://HOST[:PORT][/TOPIC]`. `mqtt:`, which is not encrypted, only to this computer or the own network, because
 * the broker's password would be readable on the way.
 */
export function parseBrokerAddress(
  text: string,
): { readonly ok: true; readonly address: BrokerAddress } | { readonly ok: false; readonly message: string } {
  const refuse = (message: string) => ({ ok: false, message }) as const;
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  const protocol = url?.protocol.replace(/:$/, '');
  // Of other protocols `URL` leaves the name as it is written, and so does not know `127.1` for an address.
  const web = url !== null && URL.canParse(`https://${url.hostname}`) ? new URL(`https://${url.hostname}`) : null;
  if (url === null || web === null || (protocol !== 'mqtt' && protocol !== 'mqtts')) {
    return refuse('Write the address of your broker, for example mqtts://broker.lan:8883');
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('Enter user name and password in their own fields, not in the address.');
  }
  if (url.search !== '' || url.hash !== '') return refuse('The address ends after the topic: no “?” and no “#”.');
  if (protocol === 'mqtt' && !isPrivate(web.hostname)) {
    return refuse('Use mqtts:// for a broker on the internet: mqtt:// would send your password unencrypted.');
  }
  const topic = decodePath(url.pathname);
  if (topic === null || !/^[\w.\-/]{0,100}$/.test(topic)) {
    return refuse('A topic has only letters, digits, “.”, “-”, “_” and “/”, at most 100.');
  }
  const port = url.port === '' ? DEFAULT_PORTS[protocol] : Number(url.port);
  const shownPort = port === DEFAULT_PORTS[protocol] ? '' : `:${port}`;
  return {
    ok: true,
    address: {
      protocol,
      host: web.hostname.replace(/^\[|\]$/g, ''),
      port,
      topic: topic === '' ? DEFAULT_TOPIC : topic,
      label: `${web.hostname}${shownPort}${topic === '' ? '' : `/${topic}`}`,
    },
  };
}

/** Addresses of the own network, and names that the internet does not know. */
function isPrivate(hostname: string): boolean {
  const v4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(hostname);
  if (v4 !== null) {
    const [a, b] = [Number(v4[1]), Number(v4[2])];
    return (
      a === 10 || a === 127 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)
    );
  }
  if (hostname.startsWith('[')) return /^\[(?:::1\]|f[cd]|fe[89ab])/.test(hostname);
  return !hostname.includes('.') || PRIVATE_NAME.test(hostname);
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path).replace(/^\/+|\/+$/g, '');
  } catch {
    return null;
  }
}

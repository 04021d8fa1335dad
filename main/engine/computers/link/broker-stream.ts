import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import type { BrokerAddress } from '../../../../core/computers/broker-address.ts';

/** No message of a computer is longer. */
export const MAX_PACKET_BYTES = 5 * 1024 * 1024;

interface StreamEvents {
  /** How many whole packets have been read. */
  packets(): number;
  onError(error: NodeJS.ErrnoException): void;
  /** The broker sends something that is longer than any message; the stream is ended. */
  onTooLarge(): void;
}

/** @param secureContext `null` for a connection without TLS. */
export function openBrokerStream(
  { host, port }: Pick<BrokerAddress, 'host' | 'port'>,
  secureContext: SecureContext | null,
  { packets, onError, onTooLarge }: StreamEvents,
): Socket {
  const stream =
    secureContext === null
      ? connectTcp({ host, port })
      : // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment cannot turn the check off.
        connectTls({ host, port, servername: nameOf(host), secureContext, rejectUnauthorized: true });
  stream.setNoDelay(true);
  stream.on('error', onError);
  limitPacket(stream, packets, () => {
    onTooLarge();
    stream.destroy();
  });
  return stream;
}

/** mqtt.js buffers a packet of any length, so the bytes of a packet that is not complete are counted. */
function limitPacket(stream: Socket, packets: () => number, onExceeded: () => void): void {
  let seen = 0;
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    if (packets() !== seen) bytes = 0;
    seen = packets();
    bytes += chunk.length;
    if (bytes > 2 * MAX_PACKET_BYTES) onExceeded();
  });
}

/** A name that TLS may ask for; an address is none. */
function nameOf(host: string): string {
  return /^[\d.]+$|:/.test(host) ? '' : host;
}

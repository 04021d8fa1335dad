import type { Duplex } from 'node:stream';

/**
 * How far a connection gets before the fault:
 * - `before_tls`: closed as soon as it is accepted; `silent_tls`: accepted, and the handshake never answered.
 * - `after_tls`: closed once TLS stands.
 * - `silent`: the upgrade request is read and never answered; `after_request`: read, then closed.
 * - `half_response`: closed in the middle of the 101's headers; `not_http`: answered by something that is no HTTP.
 * - `bad_accept`: a 101 with a wrong Sec-WebSocket-Accept; `after_response`: a proper 101, then closed at once.
 *
 * The first three happen before the request is known, so they meet the ping as well.
 */
export type ConnectionFault =
  | 'before_tls'
  | 'silent_tls'
  | 'after_tls'
  | 'silent'
  | 'after_request'
  | 'half_response'
  | 'not_http'
  | 'bad_accept'
  | 'after_response';

/** Plays a stage that comes after the request on its socket. False for every other stage. */
export function injectResponseFault(stage: ConnectionFault | null, socket: Duplex): boolean {
  switch (stage) {
    case 'silent':
      return true;
    case 'after_request':
      socket.destroy();
      return true;
    case 'half_response':
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: webso', () => socket.destroy());
      return true;
    case 'not_http':
      socket.end('220 mail.example ESMTP ready\r\n');
      return true;
    case 'bad_accept':
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          'Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n',
      );
      return true;
    default:
      return false;
  }
}

import type { Server, Socket } from 'node:net';

/** Which of a server's connections may stay. */
export interface ConnectionLimit {
  /** The other side has shown that it may talk to the server: its connection stays. */
  trust(socket: Socket): void;
}

/**
 * Keeps unknown clients from using up a server's connections. A connection that is not trusted within `proofTimeoutMs` is closed,
 * and above `max` connections the oldest that is not trusted makes room for the new one, so that there is always a place for
 * whoever has the token.
 */
export function limitConnections(
  server: Server,
  { max, proofTimeoutMs }: { readonly max: number; readonly proofTimeoutMs: number },
): ConnectionLimit {
  /** In the order in which they came, with what cancels their time-out. */
  const strangers = new Map<Socket, () => void>();
  let open = 0;

  function forget(socket: Socket): void {
    strangers.get(socket)?.();
    strangers.delete(socket);
  }

  server.on('connection', (socket: Socket) => {
    open += 1;
    const timer = setTimeout(() => socket.destroy(), proofTimeoutMs).unref();
    strangers.set(socket, () => clearTimeout(timer));
    socket.once('close', () => {
      open -= 1;
      forget(socket);
    });
    const [oldest] = strangers.keys();
    if (open > max && oldest !== undefined) {
      forget(oldest);
      oldest.destroy();
    }
  });
  return { trust: forget };
}

import { connect } from 'node:net';
import { createFailure, type Failure, failureFromError, type Stage } from '../../../core/connection/failure.ts';

export type TcpResult =
  | { readonly ok: true; readonly remote: string }
  | { readonly ok: false; readonly failure: Failure };

/** Connects and disconnects again. `stage` names whose failure it is: the gateway's (`tcp`) or the proxy's (`proxy`). */
export function connectTcp(host: string, port: number, stage: Stage, timeoutMs: number): Promise<TcpResult> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (result: TcpResult) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(() => done({ ok: false, failure: createFailure('timeout', stage) }), timeoutMs);
    socket.on('connect', () => done({ ok: true, remote: `${socket.remoteAddress} port ${socket.remotePort}` }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done({ ok: false, failure: failureFromError(error.code, stage) }),
    );
  });
}

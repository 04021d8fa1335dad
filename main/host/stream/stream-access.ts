import type { IncomingMessage } from 'node:http';
import { equalInConstantTime, readBearerToken } from '../loopback/token.ts';

/** Why a request is refused: the status and a sentence for whoever wrote the program. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/**
 * Whether a request may have the stream; `null` if it may (docs/security.md). `Host` must be the server's own, so that no
 * other name leads here; a page of a browser, which sends `Origin`, gets nothing; one of the tokens must be in
 * `Authorization`.
 */
export function refuseStreamRequest(
  { headers, method }: Pick<IncomingMessage, 'headers' | 'method'>,
  port: number,
  tokens: readonly string[],
): Refusal | null {
  const host = `127.0.0.1:${port}`;
  if (headers.host !== host) return { status: 421, why: `This server answers to http://${host} only.` };
  if (headers.origin !== undefined) return { status: 403, why: 'A page of a browser may not read the stream.' };
  const given = readBearerToken({ headers } as IncomingMessage);
  const known = given !== null && tokens.filter((token) => equalInConstantTime(given, token)).length > 0;
  if (!known) return { status: 401, why: 'Send the token of stream.json: Authorization: Bearer TOKEN.' };
  return method === 'GET' ? null : { status: 405, why: 'Only GET is answered.' };
}

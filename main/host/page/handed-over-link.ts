import { type IncomingMessage, request } from 'node:http';

/** Where the server of browser mode takes a link, below the page's path. */
export const LINK_TARGET = '/link';
/** Above what the longest link takes (`MAX_WATCH_LINK_LENGTH`), so that a longer one gets its own message. */
const MAX_LINK_BYTES = 64 * 1024;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Hands an `eventory-tray:` link over to browser mode, which keeps it for the next page that opens.
 *
 * @param address of its page with the token, as the running instance publishes it. Both go in the request, where no other
 *   account sees them, and to this machine only.
 * @throws Error whose message says why it was not taken, fit to show.
 */
export async function handOverLink(address: string, link: string): Promise<void> {
  const { hostname, port, pathname, searchParams } = new URL(address);
  const headers = { authorization: `Bearer ${searchParams.get('token')}`, 'content-type': 'text/plain; charset=utf-8' };
  const path = `${pathname.replace(/\/$/, '')}${LINK_TARGET}`;
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  if (hostname !== '127.0.0.1') throw new Error('Its page is not on this computer.');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    // A separate agent: the global one may use a proxy.
    request({ hostname, port, path, headers, method: 'POST', agent: false, signal }, (response) => {
      response.on('error', () => undefined);
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', (error: NodeJS.ErrnoException) =>
        reject(new Error(signal.aborted ? 'It does not answer.' : `It cannot be reached (${error.code}).`)),
      )
      .end(link);
  });
  if (status !== 204) throw new Error(`It does not take links (status ${status}); it may be an older version.`);
}

/** The link in a request; `null` if it is longer than any link may be. */
export async function readHandedOverLink(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open, so that the answer can be sent.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_LINK_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { readFile } from 'node:fs/promises';
import { CONTENT_SECURITY_POLICY, formatPolicy } from '../../host/page/content-security-policy.ts';
import type { EventImage } from '../../host/page/event-image.ts';
import { mediaType, resolvePageFile } from '../../host/page/page-files.ts';

const HEADERS = {
  'content-security-policy': formatPolicy(CONTENT_SECURITY_POLICY),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Answers requests for the files below `folder`, and only those: another host, another method, or a path that leads
 * out of the folder however it is spelled (`..`, percent-encoded, with backslashes) gets an error status, never a file.
 *
 * @param eventImage answers for the image of an event; `null` if the target is something else.
 */
export function createAppFileHandler(
  folder: string,
  host: string,
  eventImage: (target: string) => Promise<EventImage | null>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== host) return errorResponse(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return errorResponse(405);
    const image = await eventImage(`${url.pathname}${url.search}`);
    if (image !== null) {
      return new Response(image.html, { status: image.status, headers: { ...HEADERS, ...image.headers } });
    }
    const file = resolvePageFile(folder, url.pathname);
    if (file === null) return errorResponse(403);
    try {
      const content = await readFile(file);
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
        headers: { ...HEADERS, 'content-type': mediaType(file), 'content-length': String(content.byteLength) },
      });
    } catch {
      return errorResponse(404);
    }
  };
}

function errorResponse(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}

import { readFile } from 'node:fs/promises';
import { PAGE_POLICY, policyText } from '../host/content-security-policy.ts';
import { mediaTypeOf, pageFile } from '../host/page-files.ts';

const HEADERS = {
  'content-security-policy': policyText(PAGE_POLICY),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/**
 * Answers requests for the files below `folder`, and only those: another host, another method, or a path that leads
 * out of the folder however it is spelled (`..`, percent-encoded, with backslashes) gets an error status, never a file.
 */
export function appFiles(folder: string, host: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== host) return refusal(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const file = pageFile(folder, url.pathname);
    if (file === null) return refusal(403);
    try {
      const content = await readFile(file);
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), {
        headers: { ...HEADERS, 'content-type': mediaTypeOf(file), 'content-length': String(content.byteLength) },
      });
    } catch {
      return refusal(404);
    }
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}

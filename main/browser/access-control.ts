import type { IncomingMessage } from 'node:http';
import { equalInConstantTime, readBearerToken } from '../host/loopback/token.ts';

/** Whether a request may be answered, and if not, the status and a sentence for whoever sees the page. */
type AccessResult =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly status: number; readonly why: string };

/** Who may talk to the loopback server (docs/security.md). */
export interface AccessControl {
  /** The server's own origin, `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Where the page is: `http://127.0.0.1:PORT/PATH/`. */
  readonly pageUrl: string;
  /** The part of a request's target behind the page's path, with its leading slash; `null` if it is elsewhere. */
  pathWithinPage(target: string): string | null;
  /** A page or one of its files: right `Host`, below the page's path, and the session cookie. */
  checkPage(request: IncomingMessage): AccessResult;
  /** The bridge: right `Host` and path, and the cookie with this server's own `Origin`, or a bearer token without any. */
  checkBridge(request: IncomingMessage): AccessResult;
  /** A link that another process hands over: right `Host` and path, a bearer token, and no `Origin`, which pages have. */
  checkHandOver(request: IncomingMessage): AccessResult;
  /** The first visit: right `Host` and path, and the token in the address. */
  checkFirstVisit(request: IncomingMessage, token: string | null): AccessResult;
  /** The `Set-Cookie` that an accepted entry gets. */
  sessionCookie(): string;
}

const REOPEN_MESSAGE = 'Open the address that the terminal shows: it carries the token this page needs.';
const ALLOWED = { allowed: true } as const;

/**
 * Rules for one server. `Host` must be the server's own (no other name may resolve to it), `Origin` too (a page on
 * another port is another site), and the token is compared in constant time.
 *
 * @param path the first part of the page's path: random, so that the cookie, which ignores ports, goes to no other server on
 *   this machine.
 */
export function createAccessControl(port: number, path: string, token: string): AccessControl {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies ignore the port, so it is in the name: two instances do not overwrite each other's.
  const cookieName = `eventory_${port}`;

  const base = `/${path}/`;
  const inside = (target: string): string | null => (target.startsWith(base) ? target.slice(base.length - 1) : null);

  function checkLocation(request: IncomingMessage): AccessResult {
    if (request.headers.host !== host) {
      return { allowed: false, status: 421, why: `This server answers to ${origin} only.` };
    }
    return inside(request.url ?? '') === null ? { allowed: false, status: 401, why: REOPEN_MESSAGE } : ALLOWED;
  }

  function checkToken(given: string | null): AccessResult {
    return given !== null && equalInConstantTime(given, token)
      ? ALLOWED
      : { allowed: false, status: 401, why: REOPEN_MESSAGE };
  }

  function checkBoth(first: AccessResult, second: () => AccessResult): AccessResult {
    return first.allowed ? second() : first;
  }

  return {
    origin,
    pageUrl: `${origin}${base}`,
    pathWithinPage: inside,
    checkPage: (request) => checkBoth(checkLocation(request), () => checkToken(readCookie(request, cookieName))),
    checkFirstVisit: (request, given) => checkBoth(checkLocation(request), () => checkToken(given)),
    checkBridge: (request) =>
      checkBoth(checkLocation(request), () => {
        const from = request.headers.origin;
        if (from !== undefined && from !== origin) {
          return { allowed: false, status: 403, why: 'A page of another site may not use the bridge.' };
        }
        const bearer = readBearerToken(request);
        if (bearer !== null) return checkToken(bearer);
        if (from === undefined)
          return { allowed: false, status: 403, why: 'The request does not say where it comes from.' };
        return checkToken(readCookie(request, cookieName));
      }),
    checkHandOver: (request) =>
      checkBoth(checkLocation(request), () =>
        request.headers.origin === undefined
          ? checkToken(readBearerToken(request))
          : { allowed: false, status: 403, why: 'A page hands no link over.' },
      ),
    sessionCookie: () => `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=${base}`,
  };
}

function readCookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The `meta` element of the page in browser mode that holds its secret. */
export const PROOF_META_NAME = 'eventory-server-proof';

/** The `meta` element of the page in browser mode that holds the command that starts the app again. */
export const RESTART_COMMAND_META_NAME = 'eventory-restart-command';

/**
 * What shows a page that the other end of its bridge is the server that delivered it, and not a program that took the
 * port after that server ended: HMAC-SHA-256 of the page's challenge with a secret that only the page got.
 *
 * @param secret random, new for every run of the server; never sent over the bridge.
 * @param challenge random, new for every connection of the page.
 * @returns hexadecimal digits.
 */
export function serverProof(secret: string, challenge: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(challenge)));
}

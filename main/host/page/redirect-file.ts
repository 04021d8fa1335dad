import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * The file that leads a browser to the page of browser mode. The browser gets this file to open instead of the address:
 * every account of the machine can read the arguments of a program, and the address holds the token.
 */
export function redirectFilePath(folder: string): string {
  return join(folder, 'open-page.html');
}

/** Writes it, readable by the user's account alone. @param url The page's address with its token. */
export async function writeRedirectFile(folder: string, url: string): Promise<void> {
  const address = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="referrer" content="no-referrer" />
    <meta http-equiv="refresh" content="0; url=${address}" />
    <title>Eventory Tray</title>
  </head>
  <body><a href="${address}">Open Eventory Tray</a></body>
</html>
`;
  await writeFileAtomic(redirectFilePath(folder), html, { mode: 0o600 });
}

/** Never rejects: what it leads to has ended. */
export async function removeRedirectFile(folder: string): Promise<void> {
  await rm(redirectFilePath(folder), { force: true }).catch(() => {});
}

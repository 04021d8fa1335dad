import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.woff2': 'font/woff2',
};

export interface Asset {
  readonly status: number;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Where the page's files come from. `path` is the address's path and query, as the request has it. */
export type Assets = (path: string) => Promise<Asset>;

const missing = (status: number): Asset => ({ status, type: 'text/plain; charset=utf-8', content: Buffer.from('') });

/** Serves the files below `folder`, and only those, however a path is spelled (`..`, percent-encoded, backslashes). */
export function folderAssets(folder: string): Assets {
  return async (path) => {
    const file = fileFor(folder, path.split(/[?#]/, 1)[0] ?? '');
    if (file === null) return missing(403);
    try {
      return {
        status: 200,
        type: MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
        content: await readFile(file),
      };
    } catch {
      return missing(404);
    }
  };
}

/** Fetches the page's files from Vite's server, so that `npm run dev` reloads them as they change. */
export function devServerAssets(server: URL): Assets {
  return async (path) => {
    const response = await fetch(new URL(`.${path}`, server), { headers: { accept: '*/*' } });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? 'application/octet-stream',
      content: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

/** The folder of the built page, seen from the sources or from the bundle; `null` where it was not built. */
export function builtPageFolder(): string | null {
  const here = import.meta.dirname;
  const candidates = [join(here, '../../dist/renderer'), join(here, '../renderer')];
  return (
    candidates.find((folder) => existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'main.tsx'))) ?? null
  );
}

/** The file a path stands for, or `null` where it is not inside `folder`. */
function fileFor(folder: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(path)) return null;
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaType, resolvePageFile } from '../host/page/page-files.ts';

export interface PageAsset {
  readonly status: number;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Where the page's files come from. `path` is the address's path and query, as the request has it. */
export type LoadPageAsset = (path: string) => Promise<PageAsset>;

const emptyAsset = (status: number): PageAsset => ({
  status,
  type: 'text/plain; charset=utf-8',
  content: Buffer.from(''),
});

/** Serves the files below `folder`, and only those, however a path is spelled (`..`, percent-encoded, backslashes). */
export function folderAssets(folder: string): LoadPageAsset {
  return async (path) => {
    const file = resolvePageFile(folder, path.split(/[?#]/, 1)[0] ?? '');
    if (file === null) return emptyAsset(403);
    try {
      return {
        status: 200,
        type: mediaType(file),
        content: await readFile(file),
      };
    } catch {
      return emptyAsset(404);
    }
  };
}

/** Fetches the page's files from Vite's server, so that `npm run dev` reloads them as they change. */
export function devServerAssets(server: URL): LoadPageAsset {
  return async (path) => {
    const response = await fetch(new URL(`.${path}`, server), { headers: { accept: '*/*' } });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? 'application/octet-stream',
      content: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

/** The folder of the built page, seen from the sources or from the bundle; `null` if it was not built. */
export function builtPageFolder(): string | null {
  const here = import.meta.dirname;
  const candidates = [join(here, '../../dist/renderer'), join(here, '../renderer')];
  return (
    candidates.find((folder) => existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'main.tsx'))) ?? null
  );
}

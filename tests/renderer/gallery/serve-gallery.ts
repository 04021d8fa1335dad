import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** The gallery, built and served on this machine. */
export interface ServedGallery {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  dispose(): Promise<void>;
}

export async function serveGallery(): Promise<ServedGallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'eventory-gallery-'));
  const configFile = join(import.meta.dirname, 'vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async dispose() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

import type { TestProject } from 'vitest/node';
import { serveGallery } from '../../renderer/gallery/serve-gallery.ts';

declare module 'vitest' {
  interface ProvidedContext {
    galleryUrl: string;
  }
}

/** Builds the gallery once and serves it to the tests of all files here. */
export default async function serveForAll(project: TestProject): Promise<() => Promise<void>> {
  const gallery = await serveGallery();
  project.provide('galleryUrl', gallery.url);
  return () => gallery.dispose();
}

import type { TestProject } from 'vitest/node';
import { serveGallery } from '../../renderer/gallery/serve-gallery.ts';
import { chromiumOptions } from '../support/browser/chromium-options.ts';

declare module 'vitest' {
  interface ProvidedContext {
    galleryUrl: string;
  }
}

/** Builds the gallery once and serves it to the tests of all files here. */
export default async function serveForAll(project: TestProject): Promise<() => Promise<void>> {
  // Two browsers that start at once would unpack it over each other.
  await chromiumOptions();
  const gallery = await serveGallery();
  project.provide('galleryUrl', gallery.url);
  return () => gallery.dispose();
}

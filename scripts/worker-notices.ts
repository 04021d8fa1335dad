import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The folder of the package that a module is of. */
const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Vite's list of third-party notices leaves out what only workers of the page bundle. This adds it.
 *
 * @param fileName of the list.
 * @returns `worker` goes to the plugins of workers, `page` to those of the page.
 */
export function workerNotices(fileName: string): { readonly worker: Plugin; readonly page: Plugin } {
  const folders = new Set<string>();
  return {
    worker: {
      name: 'collect-worker-notices',
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) {
          for (const id of file.type === 'chunk' ? file.moduleIds : []) {
            const folder = PACKAGE_FOLDER.exec(id.replaceAll('\\', '/'))?.[0];
            if (folder !== undefined) folders.add(folder);
          }
        }
      },
    },
    page: {
      name: 'add-worker-notices',
      enforce: 'post',
      generateBundle: {
        order: 'post',
        handler(_, bundle) {
          const list = bundle[fileName];
          if (list?.type !== 'asset') return;
          const text = typeof list.source === 'string' ? list.source : Buffer.from(list.source).toString();
          const missing = [...folders]
            .toSorted()
            .map(noticeOf)
            .filter(({ heading }) => !text.includes(heading));
          list.source = [text.trimEnd(), ...missing.map(({ heading, license }) => `${heading}\n\n${license}`)]
            .join('\n\n')
            .concat('\n');
        },
      },
    },
  };
}

function noticeOf(folder: string): { readonly heading: string; readonly license: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} comes without a license file.`);
  return {
    heading: `## ${name} - ${version} (${license})`,
    license: readFileSync(join(folder, file), 'utf8').trim(),
  };
}

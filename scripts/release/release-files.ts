import { PROJECT_PAGE } from '../../core/links/project-page.ts';

/** The files of a release that other lists of programs name. */
export interface ReleaseFiles {
  readonly version: string;
  /** The address of a file and its SHA-256 in lower case. @throws Error if the release has no such file. */
  find(suffix: string): { readonly url: string; readonly sha256: string };
}

/** Reads SHA256SUMS as `sha256sum` writes it. @throws Error that names the line or the file. */
export function readReleaseFiles(checksums: string, version: string): ReleaseFiles {
  const sums = new Map<string, string>();
  for (const [index, line] of checksums.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, sha256, name] = /^([0-9a-f]{64}) [ *]([\w.-]+)$/.exec(line) ?? [];
    if (sha256 === undefined || name === undefined) throw new Error(`Line ${index + 1} of the checksums is damaged.`);
    sums.set(name, sha256);
  }
  return {
    version,
    find(suffix) {
      const name = `eventory-tray-${version}-${suffix}`;
      const sha256 = sums.get(name);
      if (sha256 === undefined) throw new Error(`The checksums have no ${name}.`);
      return { url: `${PROJECT_PAGE}/releases/download/v${version}/${name}`, sha256 };
    },
  };
}

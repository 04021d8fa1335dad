/**
 * Where a file of the app is for other programs, which cannot read inside the archive of a packaged app: beside it, if
 * `asarUnpack` in `electron-builder.yml` names the file. A path outside an archive stays as it is.
 */
export function unpackedPath(path: string): string {
  return path.replace(/\bapp\.asar(?=$|[\\/])/, 'app.asar.unpacked');
}

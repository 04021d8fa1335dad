/** The oldest Node that runs the app, as `engines` in `package.json` says. */
const OLDEST = { major: 22, minor: 22 } as const;

/**
 * Why the command line does not run on this Node, in one sentence; `null` if it does. Imports nothing and uses only what
 * old versions know: the entry of the command line holds it.
 *
 * @param version as `process.version`, such as `v22.22.2`.
 */
export function unsupportedNode(version: string): string | null {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return null;
  return `Eventory Tray needs Node ${OLDEST.major}.${OLDEST.minor} or later; this is ${version}.`;
}

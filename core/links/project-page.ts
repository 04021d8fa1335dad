/** Where the project lives; the same as `repository` in package.json. */
export const PROJECT_PAGE = 'https://github.com/eventory-tray/eventory-tray';

/** The page of a release, with its downloads. @param version as in `1.2.3`. */
export function releasePage(version: string): string {
  return `${PROJECT_PAGE}/releases/tag/v${encodeURIComponent(version)}`;
}

/** Lists of folders, separated by colons, to which the start script of an AppImage adds folders inside the image. */
const FOLDER_LISTS = ['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR'] as const;

/**
 * Takes out of `environment` the folders that the start script of an AppImage put there, so that the browsers and other
 * programs that the app starts load their own libraries and not those of the AppImage. The app's own are loaded by then.
 */
export function removeAppImageFolders(environment: NodeJS.ProcessEnv): void {
  const mounted = environment.APPDIR;
  if (environment.APPIMAGE === undefined || !mounted?.startsWith('/')) return;
  const isInside = (folder: string) => folder === mounted || folder.startsWith(`${mounted.replace(/\/$/, '')}/`);
  for (const name of FOLDER_LISTS) {
    const folders = environment[name]?.split(':');
    if (folders === undefined || !folders.some(isInside)) continue;
    // An empty entry would be the current folder.
    const rest = folders.filter((folder) => folder !== '' && !isInside(folder));
    if (rest.length > 0) environment[name] = rest.join(':');
    else delete environment[name];
  }
}

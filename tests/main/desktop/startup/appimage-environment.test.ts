import { describe, expect, it } from 'vitest';
import { removeAppImageFolders } from '../../../../main/desktop/startup/appimage-environment.ts';

const APPDIR = '/tmp/.mount_eventoX1';

describe('what the programs that an AppImage starts inherit', () => {
  it('is what the AppImage was started with, without the folders inside the image', () => {
    const environment = {
      APPIMAGE: '/home/me/Eventory.AppImage',
      APPDIR,
      PATH: `${APPDIR}:${APPDIR}/usr/sbin:/usr/local/bin:/usr/bin`,
      // As the start script leaves them where nothing was set before.
      LD_LIBRARY_PATH: `${APPDIR}/usr/lib`,
      GSETTINGS_SCHEMA_DIR: `${APPDIR}/usr/share/glib-2.0/schemas`,
      XDG_DATA_DIRS: `${APPDIR}/usr/share/:/usr/share/gnome:/usr/local/share/:/usr/share/`,
      HOME: '/home/me',
    };
    removeAppImageFolders(environment);
    expect(environment).toEqual({
      APPIMAGE: '/home/me/Eventory.AppImage',
      APPDIR,
      PATH: '/usr/local/bin:/usr/bin',
      XDG_DATA_DIRS: '/usr/share/gnome:/usr/local/share/:/usr/share/',
      HOME: '/home/me',
    });
  });

  it('keeps the libraries that the user named, and folders whose names only begin alike', () => {
    const environment = { APPIMAGE: '/a', APPDIR, LD_LIBRARY_PATH: `${APPDIR}/usr/lib:${APPDIR}0/lib:/opt/mine` };
    removeAppImageFolders(environment);
    expect(environment.LD_LIBRARY_PATH).toBe(`${APPDIR}0/lib:/opt/mine`);
  });

  it.each([{}, { APPDIR }, { APPIMAGE: '/a' }, { APPIMAGE: '/a', APPDIR: '' }])('changes nothing in %j', (start) => {
    const environment = { ...start, PATH: `${APPDIR}:/usr/bin:` };
    removeAppImageFolders(environment);
    expect(environment.PATH).toBe(`${APPDIR}:/usr/bin:`);
  });
});

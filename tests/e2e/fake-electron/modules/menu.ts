import type { Menu as ElectronMenu, MenuItemConstructorOptions } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';

/** What a role brings, as in Electron's `lib/browser/api/menu-item-roles.ts`. Only the roles the app uses. */
interface Role {
  readonly accelerator?: string;
  readonly submenu?: readonly MenuItemConstructorOptions[];
  readonly run?: (target: MenuTarget) => void;
}

/** What the roles act on. */
export interface MenuTarget {
  closeWindow(): void;
  quit(): void;
  /** Adds to the page's zoom level; `null` resets it. */
  zoom(by: number | null): void;
}

/** Where the roles and keys of menus depend on the system. */
const isOn = (platform: NodeJS.Platform) => fakeSystem.platform === platform;

const ROLES: Readonly<Record<string, () => Role>> = {
  appmenu: () => ({ submenu: [{ role: 'quit' }] }),
  filemenu: () => ({ submenu: [isOn('darwin') ? { role: 'close' } : { role: 'quit' }] }),
  editmenu: () => ({ submenu: [] }),
  windowmenu: () => ({ submenu: isOn('darwin') ? [] : [{ role: 'close' }] }),
  close: () => ({ accelerator: 'CommandOrControl+W', run: (target) => target.closeWindow() }),
  quit: () => ({
    ...(isOn('win32') ? {} : { accelerator: 'CommandOrControl+Q' }),
    run: (target) => target.quit(),
  }),
  zoomin: () => ({ accelerator: 'CommandOrControl+Plus', run: (target) => target.zoom(0.5) }),
  zoomout: () => ({ accelerator: 'CommandOrControl+-', run: (target) => target.zoom(-0.5) }),
  resetzoom: () => ({ accelerator: 'CommandOrControl+0', run: (target) => target.zoom(null) }),
};

let applicationMenu: readonly MenuItemConstructorOptions[] | null = null;

const templateOf = (menu: ElectronMenu | null) =>
  (menu as unknown as { template: MenuItemConstructorOptions[] } | null)?.template ?? null;

export const Menu = strictObject('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) =>
    strictObject('Menu', {
      template,
      popup: () => {
        fakeSystem.contextMenu = template.map((item) => ({ label: labelOf(item), enabled: item.enabled !== false }));
      },
    }) as unknown as ElectronMenu,
  setApplicationMenu: (menu: ElectronMenu | null) => {
    applicationMenu = templateOf(menu);
    fakeSystem.applicationMenu = applicationMenu?.map(labelOf) ?? null;
  },
} satisfies Pick<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>);

/** Presses the keys of an entry of the application menu. False if no entry has them. */
export function pressAccelerator(keys: string, target: MenuTarget): boolean {
  const item = flatten(applicationMenu ?? []).find(
    (one) => normalize(one.accelerator ?? roleOf(one).accelerator) === keys,
  );
  roleOf(item ?? {}).run?.(target);
  return item !== undefined;
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => {
    const submenu = (item.submenu as MenuItemConstructorOptions[] | undefined) ?? roleOf(item).submenu ?? [];
    return [item, ...flatten(submenu)];
  });
}

function roleOf(item: MenuItemConstructorOptions): Role {
  return ROLES[item.role?.toLowerCase() ?? '']?.() ?? {};
}

function labelOf(item: MenuItemConstructorOptions): string {
  return item.role ?? item.label ?? item.type ?? '';
}

function normalize(accelerator: string | undefined): string {
  return accelerator?.replace('CommandOrControl', isOn('darwin') ? 'Command' : 'Control') ?? '';
}

import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Menu as ElectronMenu,
  Tray as ElectronTray,
  MenuItemConstructorOptions,
  NativeImage,
  nativeImage as NativeImageModule,
} from 'electron';
import { only } from './only.ts';

interface ImageStandIn {
  readonly file: string;
}

export const nativeImage = only('nativeImage', {
  createFromPath: (file: string) => {
    if (!existsSync(file)) throw new Error(`There is no image ${file}.`);
    return only('NativeImage', { file }) as unknown as NativeImage;
  },
} satisfies Pick<typeof NativeImageModule, 'createFromPath'>);

export const Menu = only('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => only('Menu', { template }) as unknown as ElectronMenu,
} satisfies Pick<typeof ElectronMenu, 'buildFromTemplate'>);

class TrayStandIn extends EventEmitter {
  image: string;
  toolTip = '';
  template: MenuItemConstructorOptions[] = [];

  constructor(image: NativeImage) {
    super();
    this.image = (image as unknown as ImageStandIn).file;
    current = this as TrayStandIn;
  }
  #assertThere(): void {
    if (current !== this) throw new Error('Tray is destroyed');
  }
  setImage(image: NativeImage | string): void {
    this.#assertThere();
    this.image = typeof image === 'string' ? image : (image as unknown as ImageStandIn).file;
  }
  setToolTip(text: string): void {
    this.#assertThere();
    this.toolTip = text;
  }
  setContextMenu(menu: ElectronMenu | null): void {
    this.#assertThere();
    this.template = (menu as unknown as { template: MenuItemConstructorOptions[] } | null)?.template ?? [];
  }
  destroy(): void {
    current = null;
  }
}
({}) as TrayStandIn satisfies Pick<ElectronTray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'>;

let current: TrayStandIn | null = null;

/** The tray there is. */
export function theTray(): TrayStandIn {
  if (current === null) throw new Error('The app has no tray.');
  return current;
}

export const Tray = new Proxy(TrayStandIn, {
  construct: (target, [image]) => only('Tray', new target(image as NativeImage)),
});

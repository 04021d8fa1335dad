import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  Menu as ElectronMenu,
  Tray as ElectronTray,
  MenuItemConstructorOptions,
  NativeImage,
  nativeImage as NativeImageModule,
} from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { assertReady } from './readiness.ts';

interface FakeImage {
  readonly file: string;
}

export const nativeImage = strictObject('nativeImage', {
  createFromPath: (file: string) => {
    if (!existsSync(file)) throw new Error(`There is no image ${file}.`);
    return strictObject('NativeImage', { file }) as unknown as NativeImage;
  },
} satisfies Pick<typeof NativeImageModule, 'createFromPath'>);

class FakeTray extends EventEmitter {
  image: string;
  toolTip = '';
  /** On Linux, an icon that is made while nobody shows icons is never seen, also not once somebody does. */
  readonly isSeen = fakeSystem.hasTray;
  template: MenuItemConstructorOptions[] = [];

  constructor(image: NativeImage) {
    super();
    assertReady('Cannot create Tray');
    this.image = (image as unknown as FakeImage).file;
    currentTray = this as FakeTray;
  }
  #assertThere(): void {
    if (currentTray !== this) throw new Error('Tray is destroyed');
  }
  setImage(image: NativeImage | string): void {
    this.#assertThere();
    this.image = typeof image === 'string' ? image : (image as unknown as FakeImage).file;
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
    if (currentTray === this) currentTray = null;
  }
}
({}) as FakeTray satisfies Pick<ElectronTray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'>;

let currentTray: FakeTray | null = null;

/** The tray icon that can be seen and clicked. */
export function getTray(): FakeTray {
  if (!fakeSystem.hasTray) throw new Error('This desktop shows no tray icons.');
  if (currentTray === null) throw new Error('The app has no tray.');
  if (!currentTray.isSeen) throw new Error('The icon was made before the desktop showed tray icons.');
  return currentTray;
}

export const Tray = new Proxy(FakeTray, {
  construct: (target, [image]) => strictObject('Tray', new target(image as NativeImage)),
});

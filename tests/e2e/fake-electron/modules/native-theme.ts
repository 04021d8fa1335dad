import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';

class FakeNativeTheme extends EventEmitter {
  #source: NativeTheme['themeSource'] = 'system';

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? fakeSystem.isDark : this.#source === 'dark';
  }
}
({}) as FakeNativeTheme satisfies Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'>;

export const nativeTheme = strictObject('nativeTheme', new FakeNativeTheme());

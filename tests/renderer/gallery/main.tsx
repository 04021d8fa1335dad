/**
 * The renderer on sample data, for looking at: `vite --config tests/renderer/gallery/vite.config.ts`, then
 * `/?scene=feed`. Query: `scene` (a key of SCENES), `theme` (light, dark), `rate` (live rows a second).
 */
import '../../../renderer/theme/mantine.css';
import '../../../renderer/theme/tokens.css';
import '../../../renderer/theme/global.css';
import '../../../renderer/theme/forced-colors.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/shell/App.tsx';
import { createStores } from '../../../renderer/state/stores.tsx';
import { createFakeBridge } from '../fake-bridge/fake-bridge.ts';
import { sampleState } from '../sample/app-state.ts';
import { NOW_MS } from '../sample/events.ts';
import { sampleItem } from '../sample/feed.ts';
import { SCENES } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene = SCENES[query.get('scene') ?? 'feed'] ?? {};
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const rate = Number(query.get('rate') ?? 0);

// The sample data covers one evening: the window's clock is set to it.
const offset = Date.now() - NOW_MS;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args: unknown[]) {
    super(...((args.length === 0 ? [RealDate.now() - offset] : args) as [number]));
  }
  static override now() {
    return RealDate.now() - offset;
  }
} as DateConstructor;

localStorage.clear();
if (query.has('setting-up')) localStorage.setItem('eventory-setting-up', 'yes');
sessionStorage.clear();

const state = sampleState(scene.state);
const fake = createFakeBridge({ ...scene, state: { ...state, settings: { ...state.settings, theme } } });
const stores = createStores(fake.bridge);
Object.assign(window, { fake, stores });

let id = 1000;
if (rate > 0) {
  setInterval(() => {
    const items = Array.from({ length: Math.max(1, rate / 20) }, () => {
      id += 1;
      return sampleItem(id, { received_at: new Date().toISOString() });
    });
    fake.arrive(...items);
  }, 50);
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App stores={stores} />);

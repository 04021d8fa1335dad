import './theme/mantine.css';
import './theme/tokens.css';
import './theme/global.css';
import './theme/forced-colors.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBridge } from './lib/bridge/create-bridge.ts';
import { loadAllParts } from './lib/lazy-part.tsx';
import { App } from './shell/App.tsx';
import { createStores } from './state/stores.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <App stores={createStores(createBridge(window))} />
  </StrictMode>,
);

// Safari, in which browser mode may be open, has no idle callback.
void loadAllParts(window.requestIdleCallback ?? ((task) => setTimeout(task, 200)));

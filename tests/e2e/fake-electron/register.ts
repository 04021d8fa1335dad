/** Loaded with `--import` before the app: every `import 'electron'` gets fake-electron. */
import { registerHooks } from 'node:module';

const fakeElectronUrl = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: fakeElectronUrl, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

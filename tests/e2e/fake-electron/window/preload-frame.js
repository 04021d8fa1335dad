/**
 * Runs in a page before its own scripts, with the preload script put in place of PRELOAD: `require('electron')` gives
 * the renderer's side of IPC, and what is exposed is copied on its way as `contextBridge` copies it.
 */
(() => {
  if (window !== window.top) return;
  const listeners = new Map();
  globalThis.__fakeElectronDeliver = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };

  const refuse = (name, object) =>
    new Proxy(object, {
      get(target, property) {
        if (property in target) return target[property];
        throw new Error(`fake-electron has no ${name}.${String(property)}.`);
      },
    });
  const copied = (value) => {
    if (typeof value === 'function') {
      return (...args) => {
        const result = value(...args.map(copied));
        if (!(result instanceof Promise)) return copied(result);
        return result.then(copied, (error) => {
          throw new Error(error.message);
        });
      };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (!Object.values(value).some((one) => typeof one === 'function')) return structuredClone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])));
  };

  const electron = refuse('preload', {
    contextBridge: refuse('contextBridge', {
      exposeInMainWorld: (key, api) => Object.defineProperty(globalThis, key, { value: copied(api), enumerable: true }),
    }),
    ipcRenderer: refuse('ipcRenderer', {
      invoke: (channel, ...args) => globalThis.__fakeElectronInvoke(channel, args),
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    }),
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script cannot require ${name}.`);
    return electron;
  };

  Notification.requestPermission = async () =>
    (await globalThis.__fakeElectronAsk('notifications')) ? 'granted' : 'denied';
  navigator.geolocation.getCurrentPosition = async (_found, refused) => {
    if (!(await globalThis.__fakeElectronAsk('geolocation'))) refused?.({ code: 1 });
  };

  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload script's own names
  ((require) => {
    PRELOAD;
  })(require);
})();

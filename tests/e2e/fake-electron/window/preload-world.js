/**
 * Runs in an isolated world before the page's scripts, with the preload script put in place of PRELOAD:
 * `require('electron')` gives the renderer's side of IPC. The main process hears `__fakeElectronSend`, which only this
 * world has, and calls `__fakeElectronReceive`.
 */
{
  const send = globalThis.__fakeElectronSend;
  delete globalThis.__fakeElectronSend;
  const replies = new Map();
  let nextReply = 0;
  const request = (kind, args) =>
    new Promise((resolve, reject) => {
      const id = nextReply++;
      replies.set(id, { resolve, reject });
      send(JSON.stringify({ id, kind, args: pack(args) }));
    });
  const listeners = new Map();
  globalThis.__fakeElectronReceive = ({ id, error, value }) => {
    const { resolve, reject } = replies.get(id);
    replies.delete(id);
    if (error === undefined) resolve(unpack(value));
    else reject(new Error(error));
  };
  globalThis.__fakeElectronDeliver = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...unpack(args));
  };

  const channel = openWorldChannel(CHANNEL_NAME, 'preload', { pack, unpack });
  channel.keep((permission) => request('ask', [permission]));
  const refuse = (name, object) =>
    new Proxy(object, {
      get(target, property) {
        if (property in target) return target[property];
        throw new Error(`fake-electron has no ${name}.${String(property)}.`);
      },
    });
  const electron = refuse('preload', {
    contextBridge: refuse('contextBridge', {
      exposeInMainWorld: (key, api) => channel.call({ id: 0, args: [key, api] }),
    }),
    ipcRenderer: refuse('ipcRenderer', {
      invoke: (name, ...args) => request('invoke', [name, args]),
      on: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
    }),
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script cannot require ${name}.`);
    return electron;
  };
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload script's own names
  ((require) => {
    PRELOAD;
  })(require);
}

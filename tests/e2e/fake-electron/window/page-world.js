/** Runs in the page's world before its own scripts: takes what the preload script exposes, and nothing else. */
{
  const channel = openWorldChannel(CHANNEL_NAME, 'page', { pack, unpack });
  const freeze = (value) => {
    for (const one of typeof value === 'object' && value !== null ? Object.values(value) : []) freeze(one);
    return Object.freeze(value);
  };
  // The first function this world offers: `EXPOSE`.
  channel.keep((key, api) => {
    if (key in globalThis) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(globalThis, key, { value: freeze(api), enumerable: true });
  });

  // The first one of the preload script's: `ASK`. Chromium itself would ask.
  const ask = (permission) => channel.call({ id: 0, args: [permission] });
  Notification.requestPermission = async () => ((await ask('notifications')) ? 'granted' : 'denied');
  navigator.geolocation.getCurrentPosition = async (_found, refused) => {
    if (!(await ask('geolocation'))) refused?.({ code: 1 });
  };
}

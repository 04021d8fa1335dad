/**
 * The way between the page's world and the preload script's: both hear the window's events, and nothing else is common
 * to them. Only text crosses. It runs in both worlds, by its own source text; NAME is known to neither's other scripts.
 *
 * @param side 'page' or 'preload'.
 * @returns `call(message)`, which is answered before it returns, and `onCall`, which says how.
 */
// biome-ignore lint/correctness/noUnusedVariables: its text is put into both scripts
function openWorldChannel(name, side, { pack, unpack }) {
  const other = side === 'page' ? 'preload' : 'page';
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const { parse, stringify } = JSON;
  const Event = CustomEvent;
  const emit = (type, message) => {
    dispatchEvent.call(globalThis, new Event(`${name}:${type}`, { detail: stringify(message) }));
  };
  const listen = (type, listener) => {
    addEventListener.call(globalThis, `${name}:${type}`, ({ detail }) => listener(parse(detail)));
  };

  const kept = [];
  const keep = (value) => {
    const id = kept.push(value) - 1;
    if (value instanceof Promise) {
      const settle = (how, result) => emit(`${other}:settled`, { id, how, result: pack(result, keep) });
      value.then(
        (result) => settle('resolve', result),
        (error) => settle('reject', error instanceof Error ? error : new Error(String(error))),
      );
    }
    return id;
  };
  // No Map: the page may change what maps do.
  const waiting = Object.create(null);
  listen(`${side}:settled`, ({ id, how, result }) => {
    waiting[id]?.[how](unpack(result, revive));
    delete waiting[id];
  });
  const revive = (is, id) => {
    if (is === 'function') return (...args) => call({ id, args });
    return new Promise((resolve, reject) => {
      waiting[id] = { resolve, reject };
    });
  };

  let reply = null;
  listen(`${side}:reply`, (message) => {
    reply = message;
  });
  const call = ({ id, args }) => {
    reply = null;
    emit(`${other}:call`, { id, args: args.map((arg) => pack(arg, keep)) });
    if (reply === null) throw new Error('fake-electron: the other world does not answer.');
    const { error, result } = reply;
    if (error !== undefined) throw new Error(error);
    return unpack(result, revive);
  };
  listen(`${side}:call`, ({ id, args }) => {
    let answer;
    try {
      answer = { result: pack(kept[id](...args.map((arg) => unpack(arg, revive))), keep) };
    } catch (error) {
      answer = { error: error.message };
    }
    emit(`${other}:reply`, answer);
  });
  return { keep, call };
}

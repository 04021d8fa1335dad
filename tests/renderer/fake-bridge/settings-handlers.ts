import { type Settings, settingsSchema } from '../../../core/settings/settings.ts';
import { isJsonObject } from '../../../core/text/json-object.ts';
import { SAMPLE_HEALTH } from '../sample/health.ts';
import type { FakeApp } from './fake-app.ts';
import type { HandlersOf } from './handlers.ts';

/** Settings, the key, sounds, forwarders and computers: all change the state of the fake app. */
export const settingsHandlers = (
  app: FakeApp,
): HandlersOf<'settings' | 'key' | 'sound' | 'speech' | 'presence' | 'forwarder' | 'heartbeat' | 'computers'> => ({
  'settings.update': ({ patch }) => {
    const merged: Record<string, unknown> = { ...app.state.settings };
    for (const [key, value] of Object.entries(patch)) {
      const old = merged[key];
      merged[key] = isJsonObject(old) && isJsonObject(value) ? { ...old, ...value } : value;
    }
    const parsed = settingsSchema.safeParse(merged);
    if (!parsed.success) {
      return { ok: false, issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) };
    }
    const settings: Settings = parsed.data;
    app.setState({ settings });
    return { ok: true, value: settings };
  },
  'key.set': ({ key }) => {
    const value = { ...app.state.key, set: true, ending: key.slice(-4) };
    app.setState({ key: value });
    return { ok: true, value };
  },
  'key.clear': () => {
    app.setState({ key: { ...app.state.key, set: false, ending: null } });
    return null;
  },
  'sound.preview': () => ({ played: true, detail: '' }),
  'sound.add': ({ label }) => {
    const value = { id: `own-${String(app.state.settings.sounds.length).padStart(24, '0')}`, label };
    app.setState({ settings: { ...app.state.settings, sounds: [...app.state.settings.sounds, value] } });
    return { ok: true, value };
  },
  'sound.rename': ({ sound: id, label }) => {
    const sounds = app.state.settings.sounds.map((sound) => (sound.id === id ? { id, label } : sound));
    app.setState({ settings: { ...app.state.settings, sounds } });
    return { ok: true, value: { id, label } };
  },
  'sound.remove': ({ sound: id }) => {
    const { sounds, alerts } = app.state.settings;
    const sound = alerts.sound === id ? 'chime' : alerts.sound;
    const left = sounds.filter((one) => one.id !== id);
    app.setState({ settings: { ...app.state.settings, sounds: left, alerts: { ...alerts, sound } } });
    return { ok: true, value: null };
  },
  'sound.restore': ({ sound: id, label }) => {
    app.setState({ settings: { ...app.state.settings, sounds: [...app.state.settings.sounds, { id, label }] } });
    return { ok: true, value: { id, label } };
  },
  'sound.read': () => ({ wav: '' }),
  'speech.get': () => ({ missing: null }),
  'speech.test': () => ({ spoken: true, detail: 'Spoken.' }),
  'forwarder.status': () => SAMPLE_HEALTH.forwarders,
  'presence.get': () => ({ away: false, idle_seconds: 4, locked: false }),
  'forwarder.save': ({ address: _address, ...forwarder }) => {
    const rest = app.state.settings.forwarders.filter(({ id }) => id !== forwarder.id);
    app.setState({ settings: { ...app.state.settings, forwarders: [...rest, forwarder] } });
    return { ok: true, value: null };
  },
  'forwarder.remove': ({ id }) => {
    const forwarders = app.state.settings.forwarders.filter((forwarder) => forwarder.id !== id);
    app.setState({ settings: { ...app.state.settings, forwarders } });
    return null;
  },
  'forwarder.test': () => ({ delivered: true, detail: '204 in 80 ms' }),
  'heartbeat.save': () => {
    app.setState({
      settings: { ...app.state.settings, heartbeat: { ...app.state.settings.heartbeat, enabled: true } },
    });
    return { ok: true, value: null };
  },
  'heartbeat.remove': () => {
    app.setState({
      settings: { ...app.state.settings, heartbeat: { ...app.state.settings.heartbeat, enabled: false } },
    });
    return null;
  },
  'heartbeat.test': () => ({ delivered: true, detail: 'Delivered.' }),
  'computers.save': ({ url, passphrase }) => {
    if (url !== null && !/^mqtts?:/.test(url)) {
      return { ok: false, issues: [{ path: 'url', message: 'Write the address of your broker.' }] };
    }
    if (passphrase !== null && passphrase.length < 12) {
      return { ok: false, issues: [{ path: 'passphrase', message: 'At least 12 characters.' }] };
    }
    app.setState({
      settings: { ...app.state.settings, computers: { ...app.state.settings.computers, enabled: true } },
    });
    return { ok: true, value: null };
  },
  'computers.remove': () => {
    app.setState({
      computers: null,
      settings: { ...app.state.settings, computers: { ...app.state.settings.computers, enabled: false } },
    });
    return null;
  },
  'computers.handOver': () => null,
  'computers.forget': () => null,
});

import { SAMPLE_HEALTH } from '../sample/health.ts';
import type { FakeApp } from './fake-app.ts';
import type { HandlersOf } from './handlers.ts';

/** What is left: links, the connection, alerts and the health of the app. */
export const appHandlers = (
  app: FakeApp,
): HandlersOf<
  'alerts' | 'app' | 'clipboard' | 'connection' | 'demo' | 'diagnostics' | 'link' | 'page' | 'state' | 'update'
> => ({
  'state.get': () => app.state,
  'link.open': () => ({ outcome: 'opened', url: 'https://tickets.example/cart/101' }),
  'page.report': () => null,
  'page.result': () => null,
  'page.click': () => null,
  'link.copy': () => ({ copied: true, url: 'https://tickets.example/cart/101' }),
  'app.quit': () => null,
  'clipboard.write': () => ({ copied: true }),
  'update.check': () => null,
  'update.openPage': () => null,
  'demo.start': () => {
    app.setState({ profile: 'demo', profile_number: app.state.profile_number + 1 });
    return null;
  },
  'demo.stop': () => {
    app.setState({ profile: 'live', profile_number: app.state.profile_number + 1 });
    return null;
  },
  'connection.connect': () => null,
  'connection.disconnect': () => null,
  'alerts.pause': ({ until }) => {
    app.setState({ paused_until: until });
    return null;
  },
  'alerts.test': () => ({ id: 1001, outcome: { outcome: 'shown', by: 'dbus', detail: 'shown by dunst' } }),
  'diagnostics.get': () => SAMPLE_HEALTH,
  'diagnostics.run': () => SAMPLE_HEALTH.steps,
  'diagnostics.report': () => ({ text: 'Eventory Tray 0.1.0' }),
});

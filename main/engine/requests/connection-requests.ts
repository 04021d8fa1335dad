import type { RequestContext, RequestHandlers } from './request-context.ts';
import { updateSettings } from './update-settings.ts';

type Names =
  | 'state.get'
  | 'settings.update'
  | 'key.set'
  | 'key.clear'
  | 'demo.start'
  | 'demo.stop'
  | 'connection.connect'
  | 'connection.disconnect';

/** Requests about the state, the settings, the key, the demo and the connection. */
export function connectionRequests(context: RequestContext): RequestHandlers<Names> {
  return {
    'state.get': () => context.state(),
    'settings.update': ({ patch }) => updateSettings(context, patch),
    'key.set': ({ key }) => context.profiles.setKey(key),
    async 'key.clear'() {
      await context.profiles.clearKey();
      return null;
    },
    async 'demo.start'() {
      await context.profiles.startDemo();
      return null;
    },
    async 'demo.stop'() {
      await context.profiles.stopDemo();
      return null;
    },
    'connection.connect'() {
      void context.computers.setWanted(true);
      context.gateway.connect();
      return null;
    },
    async 'connection.disconnect'() {
      context.gateway.disconnect();
      await context.computers.setWanted(false);
      return null;
    },
  };
}

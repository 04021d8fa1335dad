import { awayReason } from '../../../core/alerts/presence.ts';
import { testNotificationFrame } from '../pipeline/test-notification.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

type Names =
  | 'alerts.pause'
  | 'alerts.test'
  | 'presence.get'
  | 'speech.get'
  | 'speech.test'
  | 'page.report'
  | 'page.result'
  | 'page.click';

/** Requests about pausing, the test alert, speech, and alerts that a page raises. */
export function alertRequests({
  alerts,
  pause,
  ports,
  pipeline,
  settings,
  speech,
}: RequestContext): RequestHandlers<Names> {
  return {
    'alerts.pause'({ until }) {
      pause.set(until);
      return null;
    },
    async 'alerts.test'() {
      const now = ports.clock.now();
      const processed = pipeline.acceptTest(testNotificationFrame(now), now);
      if (processed === null) throw new RequestError('The test alert could not be made.');
      return { id: processed.item.id, outcome: await alerts.test(processed) };
    },
    'presence.get'() {
      const presence = ports.presence?.read() ?? null;
      const idleMs = presence?.idleMs ?? null;
      return {
        away: awayReason(settings.get().phone, presence) !== null,
        idle_seconds: idleMs === null ? null : Math.floor(idleMs / 1000),
        locked: presence?.locked ?? null,
      };
    },
    'speech.get': async () => ({ missing: await ports.voice.missing() }),
    'speech.test': () => speech.test(),
    'page.report'({ permission }) {
      ports.pageAlerts?.report(permission);
      return null;
    },
    'page.result'({ id, ok, detail }) {
      ports.pageAlerts?.settle(id, ok, detail);
      return null;
    },
    'page.click'({ toast }) {
      ports.pageAlerts?.activate(toast);
      return null;
    },
  };
}

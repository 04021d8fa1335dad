import { testNotificationFrame } from '../pipeline/test-notification.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

/** Requests about pausing, the test alert and sounds. */
export function alertRequests({
  alerts,
  pause,
  ports,
  pipeline,
}: RequestContext): RequestHandlers<'alerts.pause' | 'alerts.test' | 'sound.preview'> {
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
    async 'sound.preview'({ sound, volume }) {
      try {
        await ports.sounds.play(sound, volume);
        return { played: true, detail: 'Played.' };
      } catch (error) {
        return { played: false, detail: (error as Error).message };
      }
    },
  };
}

import { madeUpFrame } from '../made-up-notification.ts';
import { type Handlers, Refusal, type RequestContext } from './context.ts';

/** Requests about pausing, the test alert and sounds. */
export function alertRequests({
  alerts,
  pause,
  ports,
  profiles,
}: RequestContext): Handlers<'alerts.pause' | 'alerts.test' | 'sound.preview'> {
  return {
    'alerts.pause'({ until }) {
      pause.set(until);
      return null;
    },
    async 'alerts.test'() {
      const now = ports.clock.now();
      const judged = profiles.current().pipeline.acceptTest(madeUpFrame(now), now);
      if (judged === null) throw new Refusal('The test alert could not be made.');
      return { id: judged.item.id, outcome: await alerts.test(judged) };
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

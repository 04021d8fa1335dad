import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { assertReady } from './readiness.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

class FakeSession extends EventEmitter {
  requestHandler: RequestHandler = null;
  checkHandler: CheckHandler = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {}
  setDisplayMediaRequestHandler(_handler: Parameters<Session['setDisplayMediaRequestHandler']>[0]): void {}
  async resolveProxy(_url: string): Promise<string> {
    return 'DIRECT';
  }
}

const fakeSession = new FakeSession();
fakeSession satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'resolveProxy'
>;
export const defaultSession = strictObject('session.defaultSession', fakeSession);
/** Another session in memory; `net.request` takes it as it is. */
const fromPartition = (partition: string) => {
  assertReady('Session can only be received');
  return strictObject(`session of ${partition}`, new FakeSession());
};
export const session = strictObject('session', {
  get defaultSession() {
    assertReady('Session can only be received');
    return defaultSession;
  },
  fromPartition,
});

/** Asks as Chromium does: a check first, then a request. Without a handler Electron grants. */
export async function requestPermission(contents: object, permission: string): Promise<boolean> {
  const checked = fakeSession.checkHandler?.(
    contents as WebContents,
    permission as never,
    'app://eventory',
    {} as never,
  );
  const granted =
    checked ??
    (await new Promise<boolean>((resolve) => {
      if (fakeSession.requestHandler === null) resolve(true);
      else fakeSession.requestHandler(contents as WebContents, permission as never, resolve, {} as never);
    }));
  fakeSystem.decisions.push({ asked: permission, answer: granted ? 'allow' : 'deny' });
  return granted;
}

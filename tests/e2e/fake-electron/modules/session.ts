import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';
import { assertReady } from './readiness.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

export class FakeSession extends EventEmitter {
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
  /** Asked before each request of this session, also those of `net.request`. */
  beforeRequest: BeforeRequest | null = null;
  readonly webRequest = strictObject('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener;
    },
    /** Nothing that a page loads comes from the network here. */
    onHeadersReceived: (_filter: object, _listener: unknown) => {},
  });
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
/** Other sessions in memory, one for each name. */
const sessions = new Map<string, FakeSession>();
const fromPartition = (partition: string) => {
  assertReady('Session can only be received');
  const one = sessions.get(partition) ?? strictObject(`session of ${partition}`, new FakeSession());
  sessions.set(partition, one);
  return one;
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

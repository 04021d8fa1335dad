import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { only } from './only.ts';
import { world } from './world.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

class SessionStandIn extends EventEmitter {
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

const instance = new SessionStandIn();
instance satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'resolveProxy'
>;
export const defaultSession = only('session.defaultSession', instance);
export const session = only('session', { defaultSession });

/** Asks as Chromium does: a check first, then a request. Without a handler Electron grants. */
export async function askPermission(contents: object, permission: string): Promise<boolean> {
  const checked = instance.checkHandler?.(contents as WebContents, permission as never, 'app://eventory', {} as never);
  const granted =
    checked ??
    (await new Promise<boolean>((resolve) => {
      if (instance.requestHandler === null) resolve(true);
      else instance.requestHandler(contents as WebContents, permission as never, resolve, {} as never);
    }));
  world.decisions.push({ asked: permission, answer: granted ? 'allow' : 'deny' });
  return granted;
}

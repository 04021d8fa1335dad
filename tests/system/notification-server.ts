/**
 * A notification server that a test steers: `node notification-server.ts`, on the session bus of its environment. It
 * tells its parent of every toast it is asked for, answers as late as it is told to, and clicks.
 */
import { Message, sessionBus } from '@jellybrick/dbus-next';

/** What a test tells it. */
export type ServerCommand =
  | { readonly do: 'delay'; readonly delayMs: number }
  | { readonly do: 'click'; readonly number: number; readonly token: string };

/** What it tells the test. */
export type ServerReport =
  | { readonly what: 'ready' }
  | { readonly what: 'asked' | 'answered'; readonly number: number; readonly body: string };

const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const bus = sessionBus();
const report = (message: ServerReport) => process.send?.(message);
let delayMs = 0;
let count = 0;

bus.addMethodHandler((call: Message) => {
  if (call.interface !== SERVICE) return false;
  const answer = (signature: string, body: unknown[]) => bus.send(Message.newMethodReturn(call, signature, body));
  if (call.member === 'GetCapabilities') answer('as', [['actions', 'body', 'body-markup']]);
  else if (call.member === 'Notify') {
    const number = ++count;
    const body = String(call.body[4]);
    report({ what: 'asked', number, body });
    setTimeout(() => {
      answer('u', [number]);
      report({ what: 'answered', number, body });
    }, delayMs);
  } else return false;
  return true;
});

process.on('message', (command: ServerCommand) => {
  if (command.do === 'delay') {
    ({ delayMs } = command);
    return;
  }
  const signal = (member: string, detail: string) =>
    bus.send(Message.newSignal(PATH, SERVICE, member, 'us', [command.number, detail]));
  signal('ActivationToken', command.token);
  signal('ActionInvoked', 'default');
});
process.on('disconnect', () => process.exit(0));

await bus.requestName(SERVICE, 0);
report({ what: 'ready' });

import type { BrowserChoice, Settings } from '../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { ANSWER_FIRST, askOutside } from '../ask-outside.ts';
import type { RequestContext } from './request-context.ts';

/** A longer question could hide its end. */
const MAX_SHOWN_CHARACTERS = 1_000;

/**
 * The programs that a change of settings brings in start with every link, so the user must agree to them outside the page:
 * a page that was taken over could otherwise start any program. Returns what speaks against the change.
 */
export async function confirmPrograms(
  { ports: { confirmation }, events }: Pick<RequestContext, 'ports' | 'events'>,
  before: readonly BrowserChoice[],
  after: Settings['browsers'],
): Promise<readonly FieldIssue[]> {
  const known = new Set(before.map(commandOf));
  for (const [index, browser] of after.entries()) {
    const command = commandOf(browser);
    if (known.has(command)) continue;
    const refuse = (message: string) => [{ path: `browsers.${index}`, message }];
    if (command.length > MAX_SHOWN_CHARACTERS) return refuse('The path and the arguments are too long. Shorten them.');
    if (confirmation.place !== null) {
      events.emit('notice', { level: 'info', title: 'Confirm the browser', text: confirmation.place });
    }
    const agreed = await askOutside(confirmation, {
      title: 'Start this program to open links?',
      text: `${command}\n\nAllow it only if you have just chosen it yourself.`,
      action: 'Allow',
    });
    if (agreed === 'busy') return refuse(ANSWER_FIRST);
    if (agreed === null) {
      return refuse(
        'A program must be confirmed outside the page, and there is no terminal to ask in. Start "eventory-tray serve" in a terminal, or add the browser in the desktop app.',
      );
    }
    if (!agreed) return refuse('The program was not confirmed, so nothing was changed.');
  }
  return [];
}

/** Path and arguments on lines of their own; characters that do not show are written out. */
function commandOf({ path, args }: BrowserChoice): string {
  return [path, ...args].map(visible).join('\n');
}

function visible(text: string): string {
  const escaped = text.replace(
    /[\p{C}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|(?! )\p{Zs}/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return `"${escaped}"`;
}

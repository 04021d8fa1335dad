import type { Program, Settings } from '../../../../core/settings/settings.ts';
import { visibleText } from '../../../../core/text/visible-text.ts';
import type { FieldIssue } from '../../../../core/watchlist/field-issue.ts';
import { ANSWER_FIRST, askOutside } from '../../ask-outside.ts';
import type { RequestContext } from '../request-context.ts';

/** A longer question could hide its end. */
const MAX_SHOWN_CHARACTERS = 1_000;

/** A program of the settings, and what starts it. */
interface NamedProgram extends Program {
  /** Its place in the settings: `browsers.0`. */
  readonly setting: string;
  readonly purpose: 'link' | 'alert';
}

const QUESTIONS = {
  link: { title: 'Start this program to open links?', notice: 'Confirm the browser' },
  alert: { title: 'Start this program with every alert that goes to it?', notice: 'Confirm the program' },
} as const;

/**
 * The programs that a change of settings brings in start with every link or alert, so the user must agree to them outside
 * the page: a page that was taken over could otherwise start any program. Returns what speaks against the change.
 */
export async function confirmPrograms(
  { ports: { confirmation }, events }: Pick<RequestContext, 'ports' | 'events'>,
  before: Settings,
  after: Settings,
): Promise<readonly FieldIssue[]> {
  const idOf = (program: NamedProgram) => `${program.purpose} ${commandOf(program)}`;
  const known = new Set(programsOf(before).map(idOf));
  for (const program of programsOf(after)) {
    if (known.has(idOf(program))) continue;
    known.add(idOf(program));
    const command = commandOf(program);
    const question = QUESTIONS[program.purpose];
    const refuse = (message: string) => [{ path: program.setting, message }];
    if (command.length > MAX_SHOWN_CHARACTERS) return refuse('The path and the arguments are too long. Shorten them.');
    if (confirmation.place !== null) {
      events.emit('notice', { level: 'info', title: question.notice, text: confirmation.place });
    }
    const agreed = await askOutside(confirmation, {
      title: question.title,
      text: `${command}\n\nAllow it only if you have just chosen it yourself.`,
      action: 'Allow',
    });
    if (agreed === 'busy') return refuse(ANSWER_FIRST);
    if (agreed === null) {
      return refuse(
        'A program must be confirmed outside the page, and there is no terminal to ask in. Start "eventory-tray serve" in a terminal, or choose the program in the desktop app.',
      );
    }
    if (!agreed) return refuse('The program was not confirmed, so nothing was changed.');
  }
  return [];
}

function programsOf({ browsers, forwarders }: Settings): readonly NamedProgram[] {
  return [
    ...browsers.map(({ path, args }, index) => ({
      path,
      args,
      setting: `browsers.${index}`,
      purpose: 'link' as const,
    })),
    ...forwarders.flatMap(({ kind, program }, index) =>
      kind === 'program' && program !== undefined
        ? [{ ...program, setting: `forwarders.${index}.program`, purpose: 'alert' as const }]
        : [],
    ),
  ];
}

/** Path and arguments, one per line; invisible characters are written out. */
function commandOf({ path, args }: Program): string {
  return [path, ...args].map((text) => `"${visibleText(text)}"`).join('\n');
}

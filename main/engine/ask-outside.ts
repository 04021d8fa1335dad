import type { Confirmation, Question } from './ports.ts';

/** Those that a question is open at: a second one could hide the first. */
const asking = new WeakSet<Confirmation>();

/**
 * Asks outside the page, one question at a time.
 *
 * @returns whether the user agreed; `busy` if another question is open, `null` if nobody can be asked.
 */
export async function askOutside(confirmation: Confirmation, question: Question): Promise<boolean | 'busy' | null> {
  if (asking.has(confirmation)) return 'busy';
  asking.add(confirmation);
  return confirmation.ask(question).finally(() => {
    asking.delete(confirmation);
  });
}

/** What to say for `busy`. */
export const ANSWER_FIRST = 'Answer the question that is open first.';

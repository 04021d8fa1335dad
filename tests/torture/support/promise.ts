/**
 * Prints one line of the torture run: a promise of docs/reliability.md, and the figure measured for it.
 *
 * @param name The promise, as the document says it.
 * @param figure What was measured, with its unit.
 */
export function promise(name: string, figure: string): void {
  process.stdout.write(`PROMISE ${name}: ${figure}\n`);
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether a key press is this combination ("c", "mod+Enter", "?").
 *
 * @param platform as `process.platform` names it: `mod` is ⌘ on a Mac, else Ctrl.
 */
export function matchesKey(combination: string, event: KeyPress, platform: string): boolean {
  const withMod = combination.startsWith('mod+');
  const key = withMod ? combination.slice('mod+'.length) : combination;
  const [mod, other] = platform === 'darwin' ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (mod !== withMod || other || event.altKey) return false;
  const isSymbol = !/^[a-z]$/.test(key) && key.length === 1 && key !== ' ';
  // Which symbols need Shift differs between keyboards. Everywhere else Shift makes another combination.
  if (event.shiftKey && !isSymbol) return false;
  return pressedKey(event) === key;
}

/** The key in lower case; on a keyboard without Latin letters the one in the same place on a US keyboard. */
function pressedKey({ key, code, shiftKey }: KeyPress): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  // A French keyboard has its digits behind Shift.
  if (digit !== undefined && !shiftKey && !/^[?/]$/.test(key)) return digit;
  if (key.length !== 1 || /^[\x20-\x7e]$/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};

/** A combination as it is written on keys: "C", "Ctrl+Enter", "⌘+K". */
export function formatKey(combination: string, platform: string): string {
  const name = (key: string) => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (!combination.startsWith('mod+')) return name(combination);
  return `${platform === 'darwin' ? '⌘' : 'Ctrl'}+${name(combination.slice('mod+'.length))}`;
}

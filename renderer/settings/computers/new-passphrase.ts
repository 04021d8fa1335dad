/** Without those that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 5;

/** A passphrase that nobody can guess (about 120 bits) and that can be typed: `k7pqd-...`. */
export function newPassphrase(): string {
  const letter = (): string => {
    // Bytes above the last whole multiple are drawn again, so that each letter is as likely.
    for (;;) {
      const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 256 - (256 % LETTERS.length)) return LETTERS[byte % LETTERS.length] as string;
    }
  };
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

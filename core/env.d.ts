/**
 * The web standard globals that exist on every host this code runs on (Node, Chromium) but are no part of ECMAScript.
 * Core may use these and no others: neither the DOM's types nor Node's are visible here.
 */

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly searchParams: { get(name: string): string | null };
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

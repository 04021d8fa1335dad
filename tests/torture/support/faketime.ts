import { existsSync } from 'node:fs';

/** The library that changes the clock of a process (Debian's package `faketime`); `null` if it is not installed. */
export const faketimeLibrary: string | null =
  ['x86_64', 'aarch64']
    .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
    .find((path) => existsSync(path)) ?? null;

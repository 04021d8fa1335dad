import { join } from 'node:path';

/**
 * Threads that a test starts run from the TypeScript sources. Node keeps what it made of them here, so that not every
 * thread loads the WebAssembly that strips types: that took most of a start, and has crashed a test process.
 */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/node');

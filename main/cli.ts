#!/usr/bin/env node
import { unsupportedNode } from './cli/unsupported-node.ts';

/** Composition root of the command line. */

// An older Node cannot even load the rest, so that is imported after this.
const problem = unsupportedNode(process.version);
if (problem === null) await import('./cli/start-command-line.ts');
else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

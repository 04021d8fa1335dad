/** A browser that opens nothing: it adds the link, its last argument, to the file its first names. */
require('node:fs').appendFileSync(process.argv[2], `${process.argv.at(-1)}\n`);

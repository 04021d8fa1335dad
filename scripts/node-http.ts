import http from 'node:http';
import type { Plugin } from 'vite';

const NAMES = ['http', 'node:http'];
const ID = '\0node-http';

/**
 * Gives a bundle Node's `http` by another way than `import`, which reads every property of the module. One of them is the
 * `WebSocket` of browsers, with which Node loads all of `fetch`: 40 ms of the start and 13 MB. Nobody here uses it, and
 * `fetch` itself still comes with its first call. What a CommonJS package requires has no such cost and stays as it is.
 */
export function nodeHttp(): Plugin {
  return {
    name: 'node-http',
    enforce: 'pre',
    configResolved({ build }) {
      // What is external never reaches `resolveId`, and the plugin for Electron makes all of Node's modules external.
      const { external } = build.rolldownOptions;
      if (!Array.isArray(external)) throw new Error('A list of what is not bundled is expected.');
      build.rolldownOptions.external = [
        ...external.filter((one) => typeof one === 'string' && !NAMES.includes(one)),
        ...external.filter((one) => one instanceof RegExp).map(exceptHttp),
      ];
    },
    resolveId(source, _importer, { kind }) {
      if (!NAMES.includes(source)) return null;
      return kind === 'require-call' ? { id: source, external: true } : ID;
    },
    load: (id) => (id === ID ? moduleText() : null),
  };
}

function exceptHttp({ source, flags }: RegExp): RegExp {
  return new RegExp(`^(?!(?:node:)?http$)(?=.*)(?:${source})`, flags);
}

/** Without its getters, of which `WebSocket` is one. */
function moduleText(): string {
  const names = Object.entries(Object.getOwnPropertyDescriptors(http))
    .filter(([, property]) => 'value' in property)
    .map(([name]) => name);
  return [
    "const http = process.getBuiltinModule('node:http');",
    'export default http;',
    `export const { ${names.join(', ')} } = http;`,
  ].join('\n');
}

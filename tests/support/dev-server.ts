/** `node dev-server.ts ROOT`: serves the project in ROOT and starts its app, as `npm run dev` does, until it is killed. */
import { join } from 'node:path';
import { createServer } from 'vite';
import electron from 'vite-plugin-electron';
import { electronProcesses } from '../../scripts/electron-processes.ts';

const root = process.argv[2];
if (root === undefined) throw new Error('Usage: node dev-server.ts ROOT');
const server = await createServer({
  root: join(root, 'renderer'),
  configFile: false,
  logLevel: 'error',
  plugins: [electron(electronProcesses(root, []))],
  server: { host: '127.0.0.1' },
});
await server.listen();

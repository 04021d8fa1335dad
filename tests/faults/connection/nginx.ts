import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from '../../../simulator/simulator.ts';

/** Why nginx cannot be used here; `null` where it can. */
export function nginxUnavailableReason(): string | null {
  if (process.platform === 'win32') return 'nginx is tried on Linux and macOS only';
  const found = spawnSync('nginx', ['-v'], { env: ENVIRONMENT });
  return found.status === 0 ? null : 'nginx is not installed (Debian: apt-get install nginx-light)';
}

/** Debian keeps nginx where only root's PATH looks. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };

export interface Nginx {
  readonly port: number;
  /** New workers take over; the old ones end within a second. */
  reload(): Promise<void>;
  /** Ends at once, all connections with it. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends and leaves nothing behind. */
  dispose(): Promise<void>;
}

/** nginx with TLS in front of a server on this port, as a company would put it there. */
export async function startNginx(upstreamPort: number, credentials: Credentials, idleSeconds = 60): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-nginx-'));
  const port = await freePort();
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const conf = file(
    'nginx.conf',
    `daemon off;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     pid ${folder}/nginx.pid;
     worker_processes 2;
     worker_shutdown_timeout 1s;
     error_log ${folder}/error.log;
     events { worker_connections 256; }
     http {
       access_log off;
       ${temporary.join('\n')}
       server {
         listen 127.0.0.1:${port} ssl;
         ssl_certificate ${file('cert.pem', credentials.cert)};
         ssl_certificate_key ${file('key.pem', credentials.key)};
         location / {
           proxy_pass https://127.0.0.1:${upstreamPort};
           proxy_ssl_verify off;
           proxy_http_version 1.1;
           proxy_set_header Upgrade $http_upgrade;
           proxy_set_header Connection upgrade;
           proxy_read_timeout ${idleSeconds}s;
         }
       }
     }`,
  );
  let child: ChildProcess | null = null;
  const run = (...args: string[]) =>
    spawn('nginx', ['-p', folder, '-c', conf, ...args], { env: ENVIRONMENT, stdio: 'ignore' });
  const ended = (process: ChildProcess) =>
    new Promise<void>((resolve) => {
      if (process.exitCode !== null || process.signalCode !== null) resolve();
      else process.once('exit', () => resolve());
    });
  const nginx: Nginx = {
    port,
    async start() {
      child = run();
      for (let n = 0; n < 200; n += 1) {
        if (await acceptsConnections(port)) return;
        await sleep(25);
      }
      throw new Error('nginx did not start');
    },
    reload: () => ended(run('-s', 'reload')),
    async stop() {
      if (child === null) return;
      child.kill('SIGTERM');
      await ended(child);
      child = null;
    },
    async dispose() {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await nginx.start();
  return nginx;
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

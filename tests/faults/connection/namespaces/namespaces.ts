import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Two computers with a router between them, as network namespaces of this machine:
 *
 *     client 10.211.1.2 --- 10.211.1.1 router 10.211.2.1 --- 10.211.2.2 server
 *
 * Nothing in them reaches any other network.
 */
export interface Namespaces {
  /** Cuts or restores the client's own link: its system notices. */
  setClientLink(state: 'up' | 'down'): void;
  /** The router swallows all that goes to the server, or forwards it again: nobody notices. */
  setServerRoute(state: 'up' | 'down'): void;
  /** Runs a script in a namespace; hears each line that it prints as JSON. */
  run(where: 'client' | 'server', script: string, args: readonly string[], hear: (line: unknown) => void): ChildProcess;
  /** Ends every process of it and removes the namespaces. */
  dispose(): Promise<void>;
}

export const SERVER_ADDRESS = '10.211.2.2';
const PREFIX = `evt${process.pid}`;
const NAMES = { client: `${PREFIX}c`, router: `${PREFIX}r`, server: `${PREFIX}s` } as const;

/** Why namespaces cannot be used here; `null` where they can. */
export function namespacesUnavailableReason(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a feature of Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const probe = `${PREFIX}p`;
  const made = spawnSync('ip', ['netns', 'add', probe]);
  if (made.error !== undefined) return 'the program ip is not installed (Debian: apt-get install iproute2)';
  if (made.status !== 0) return `network namespaces are not allowed here: ${made.stderr}`.trim();
  ip('netns', 'del', probe);
  return null;
}

function ip(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('ip', args);
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}

export function createNamespaces(): Namespaces {
  const { client, router, server } = NAMES;
  const children = new Set<ChildProcess>();
  for (const name of Object.values(NAMES)) {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
  }
  const link = (end: string, other: string, near: string, far: string, net: string) => {
    ip('-n', end, 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', other);
    ip('-n', end, 'addr', 'add', `${net}.2/24`, 'dev', near);
    ip('-n', other, 'addr', 'add', `${net}.1/24`, 'dev', far);
    ip('-n', end, 'link', 'set', near, 'up');
    ip('-n', other, 'link', 'set', far, 'up');
    ip('-n', end, 'route', 'add', 'default', 'via', `${net}.1`);
  };
  link(client, router, 'near', 'toclient', '10.211.1');
  link(server, router, 'near', 'toserver', '10.211.2');
  ip('netns', 'exec', router, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
  return {
    setClientLink: (state) => ip('-n', router, 'link', 'set', 'toclient', state),
    setServerRoute: (state) =>
      ip('-n', router, 'route', state === 'down' ? 'add' : 'del', 'blackhole', `${SERVER_ADDRESS}/32`),
    run(where, script, args, hear) {
      const child = spawn('ip', ['netns', 'exec', NAMES[where], process.execPath, script, ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.add(child);
      if (child.stdout !== null) createInterface(child.stdout).on('line', (line) => hear(JSON.parse(line)));
      return child;
    },
    async dispose() {
      for (const child of children) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL');
          await gone;
        }
      }
      for (const name of Object.values(NAMES)) spawnSync('ip', ['netns', 'del', name]);
    },
  };
}

import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'main/index.ts!',
    'main/cli.ts!',
    'preload/index.ts!',
    'simulator/simulator.ts!',
    'scripts/synthesize-sounds.ts!',
    '.ci/*.ts',
    'tests/bench/**/*.worker.ts',
    'tests/bench/throughput/clients/*.ts',
    'tests/e2e/support/record-link.cjs',
    'tests/e2e/fake-electron/{electron,register}.ts',
    'tests/faults/computers/computer-app.ts',
    'tests/faults/edit-until-killed.ts',
    'tests/faults/few-descriptors-app.ts',
    'tests/faults/connection/namespaces/namespace-{client,server}.ts',
    'tests/main/host/locks/lock-process.ts',
    'tests/main/host/toasters/show-by-node-notifier.ts',
    'tests/support/dev-server.ts',
    'tests/torture/support/history-burst.ts',
    'tests/renderer/gallery/{main.tsx,vite.config.ts}',
  ],
  project: ['{core,main,preload,renderer,simulator}/**/*.{ts,tsx}!', '{.ci,scripts,tests}/**/*.{ts,tsx,cjs}'],
  ignoreBinaries: ['fish', 'ip', 'ldd', 'mosquitto', 'mount', 'nginx', 'umount', 'unshare'],
  // An export must have an importer. That a test is the only one is fine if the file itself uses it too.
  ignoreExportsUsedInFile: process.argv.includes('--production'),
};

export default config;

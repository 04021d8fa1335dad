import type { Demo } from './engine/engine.ts';

/** Starts the simulator with its demo evening, in this process. It is loaded only then. */
export async function startDemo(): Promise<Demo> {
  const { startSimulator } = await import('../simulator/simulator.ts');
  const simulator = await startSimulator({ scenario: 'demo' });
  return {
    url: simulator.url,
    apiKey: simulator.apiKey,
    ca: simulator.ca,
    watchlist: simulator.watchlist,
    dispose: () => simulator.dispose(),
  };
}

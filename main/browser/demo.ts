import { startSimulator } from '../../simulator/simulator.ts';
import type { Demo } from '../engine/engine.ts';

/** Starts the simulator with its demo evening, in this process. */
export async function startDemo(): Promise<Demo> {
  const simulator = await startSimulator({ scenario: 'demo' });
  return {
    url: simulator.url,
    api_key: simulator.apiKey,
    ca: simulator.ca,
    watchlist: simulator.watchlist,
    stop: () => simulator.stop(),
  };
}

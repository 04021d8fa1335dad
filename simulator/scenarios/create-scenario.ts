import { createDemo } from './demo/demo.ts';
import { createOnSale } from './on-sale.ts';
import type { Scenario, ScenarioName } from './scenario.ts';
import { createStress } from './stress.ts';

/**
 * A scenario from its name and seed. The same seed, start and times give the same messages, byte for byte.
 *
 * @param startMs Milliseconds since the epoch; the dates of the events and of the watchlist count from it.
 */
export function createScenario(name: ScenarioName, seed: string | number, startMs: number): Scenario {
  switch (name) {
    case 'demo':
      return createDemo(seed, startMs);
    case 'on-sale':
      return createOnSale(seed, startMs);
    case 'stress':
      return createStress(seed, startMs);
  }
}

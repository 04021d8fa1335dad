import { createDemoScenario } from './demo/demo-scenario.ts';
import { createOnSaleScenario } from './on-sale-scenario.ts';
import type { Scenario, ScenarioName } from './scenario.ts';
import { createStressScenario } from './stress-scenario.ts';

/**
 * A scenario from its name and seed. The same seed, start and times give the same messages, byte for byte.
 *
 * @param startMs Milliseconds since the epoch; the dates of the events and of the watchlist count from it.
 */
export function createScenario(name: ScenarioName, seed: string | number, startMs: number): Scenario {
  switch (name) {
    case 'demo':
      return createDemoScenario(seed, startMs);
    case 'on-sale':
      return createOnSaleScenario(seed, startMs);
    case 'stress':
      return createStressScenario(seed, startMs);
  }
}

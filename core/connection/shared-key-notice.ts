/** What cannot be seen from here but must be known; shown on the diagnostics page and in reports. */
export const SHARED_KEY_NOTICE =
  'Another machine or program that is connected with the same key cannot be seen from here. The service suppresses ' +
  'repeats per key for 15 minutes, so each alert may reach only one of them: use one connection for each key.';

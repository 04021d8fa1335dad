/**
 * uPlot reads the browser's language as it loads, and does not load if that is no language tag: Chromium has
 * `en-US@posix` in the POSIX locale. Import this before it.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { configurable: true, value: 'en-US' });
}

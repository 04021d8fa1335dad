/**
 * What the page may load, in both hosts: its own files and nothing from anywhere else. Styles may
 * be inline because the component library writes them so; scripts may not.
 */
export const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  // The image of an event has its own document, with a policy that names its host: event-image.ts.
  'frame-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
} as const;

/** A policy as the value of the `content-security-policy` header. */
export function formatPolicy(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join('; ');
}

import type { UpdateState } from '../../../core/bridge/state/update.ts';

/** What is known of a newer version, as a sentence. @param checkingIsOn whether the setting lets the app look for one. */
export function formatUpdateStatus({ method, phase, version, problem }: UpdateState, checkingIsOn: boolean): string {
  switch (phase) {
    case 'idle':
      if (method === 'none') return 'A development build is not updated.';
      return checkingIsOn ? 'Not checked yet.' : 'Checking is off.';
    case 'checking':
      return 'Checking for a newer version.';
    case 'current':
      return 'This is the newest version.';
    case 'available':
      if (method === 'announce') return `Version ${version} is there. Install it the way you installed this one.`;
      return checkingIsOn
        ? `Version ${version} is there. It is downloaded once no alerts come in.`
        : `Version ${version} is there. Switch on updates to have it installed.`;
    case 'downloading':
      return `Version ${version} is being downloaded.`;
    case 'ready':
      return `Version ${version} is installed when you quit.`;
    case 'failed':
      return `${problem ?? 'The check failed.'} The app tries again later.`;
  }
}

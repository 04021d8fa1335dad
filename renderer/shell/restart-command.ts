import { RESTART_COMMAND_META_NAME } from '../../core/bridge/server-proof.ts';

/** The command that starts the app again, as its server wrote it into the page. */
export function readRestartCommand(document: Document): string {
  const meta = document.querySelector(`meta[name="${RESTART_COMMAND_META_NAME}"]`);
  return meta?.getAttribute('content') ?? 'npm start';
}

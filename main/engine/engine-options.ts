import type { HostCapabilities } from '../../core/bridge/state/app.ts';
import type { Ports } from './ports.ts';
import type { Demo } from './profile/demo.ts';

export interface EngineOptions {
  readonly ports: Ports;
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly version: string;
  /** The locale of the system's formats, if the host can ask for it. */
  readonly locale?: string;
  readonly abilities: HostCapabilities;
  /** Ends the app, if `abilities.quit`. */
  readonly quit?: () => void;
  /** Starts the simulator in this process. The engine never imports it. */
  readonly startDemo: () => Promise<Demo>;
  /** Called when a message has been handled, with its length. */
  readonly onMessageHandled?: (length: number) => void;
  /** What the host keeps in the data folder is to be made again, because the folder was deleted. */
  readonly onFolderMadeAgain?: () => Promise<void>;
  /** Settings from the command line and the environment: they hold for this run and are not stored. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

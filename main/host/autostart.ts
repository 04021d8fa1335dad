import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { homeFolder } from './folders/home-folder.ts';

/** What runs at login. */
interface AutostartCommand {
  /** Absolute path of the program; of the AppImage if the app runs from one (`$APPIMAGE`). */
  readonly program: string;
  readonly args: readonly string[];
}

/** Starting at login on systems without an API for it: an autostart file of the XDG Autostart Specification. */
export interface Autostart {
  readonly path: string;
  isEnabled(): boolean;
  /** Writes or removes the file. Throws if the folder cannot be written. */
  set(enabled: boolean, command: AutostartCommand): void;
}

/** @param environment `XDG_CONFIG_HOME` and `HOME` are read. */
export function createAutostart(environment: NodeJS.ProcessEnv = process.env): Autostart {
  const config = environment.XDG_CONFIG_HOME || join(environment.HOME || homeFolder(), '.config');
  const path = join(config, 'autostart', 'eventory-tray.desktop');
  return {
    path,
    isEnabled() {
      try {
        // Desktops turn an entry off by a key in it, without removing it.
        return !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(readFileSync(path, 'utf8'));
      } catch {
        return false;
      }
    },
    set(enabled, command) {
      if (!enabled) {
        rmSync(path, { force: true });
        return;
      }
      mkdirSync(dirname(path), { recursive: true });
      writeFileAtomic.sync(path, desktopEntry(command));
    },
  };
}

function desktopEntry({ program, args }: AutostartCommand): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Eventory Tray',
    'Comment=Ticket alerts',
    `Exec=${[program, ...args].map(quoteExecArgument).join(' ')}`,
    'Icon=eventory-tray',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Quoted for an Exec key (Desktop Entry Specification, "The Exec key"), then for a string value. */
function quoteExecArgument(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped}"`.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

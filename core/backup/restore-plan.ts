import type { KeyGateway } from '../connection/key-gateway.ts';

/** What a history holds. */
export interface HistorySummary {
  /** Messages and gaps. */
  readonly items: number;
  /** RFC3339: when the oldest and the newest of them came; `null` without any. */
  readonly oldest_at: string | null;
  readonly newest_at: string | null;
}

/** What a restore would change. `null` for a part that the backup does not hold: that stays as it is. */
export interface RestorePlan {
  readonly manifest: {
    readonly app_version: string;
    /** RFC3339 */
    readonly created_at: string;
  };
  /** Of the file. */
  readonly bytes: number;
  readonly entries: {
    readonly total: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly damaged: number;
  } | null;
  /** The names of the settings that change: `alerts.volume`. */
  readonly settings: readonly string[] | null;
  /** Paths with arguments of programs that would start and do not now. */
  readonly programs: readonly (readonly string[])[];
  /** The gateway, if it is one that the key may not be sent to by the current settings. */
  readonly gateway: KeyGateway | null;
  /** Files of own sounds. Those that are there and not in the backup stay. */
  readonly sounds: { readonly total: number; readonly added: number };
  readonly history: { readonly backup: HistorySummary; readonly now: number } | null;
}

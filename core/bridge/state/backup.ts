import type { RestorePlan } from '../../backup/restore-plan.ts';

/** What a backup or a restore is doing. `choosing`: the user is asked for a file. `receiving`: a page sends it. */
export type BackupPhase = 'choosing' | 'receiving' | 'copying' | 'packing' | 'reading' | 'confirming' | 'restoring';

/** The backup or the restore that is under way, or the result of the last one. There is one at a time. */
export type BackupState =
  | { readonly state: 'none' }
  | {
      readonly state: 'working';
      readonly job: 'backup' | 'restore';
      readonly phase: BackupPhase;
      /** Bytes, and of how many; `null` if that is not known. */
      readonly done: number | null;
      readonly total: number | null;
    }
  | {
      readonly state: 'backed_up';
      /** Where it is: its path, or its name if the page has to fetch it. */
      readonly file: string;
      readonly bytes: number;
      /** Where the page fetches it, below its own address; `null` if it is where the user wanted it. */
      readonly download: string | null;
    }
  | {
      readonly state: 'previewed';
      /** To be named by whoever confirms it. */
      readonly id: string;
      readonly plan: RestorePlan;
      /** Secrets that the settings in the backup need and this computer lacks, as "the address of “Discord”". */
      readonly missing_secrets: readonly string[];
      /** Why it was not restored when that was last asked for; `null` if it was not. */
      readonly problem: string | null;
    }
  | {
      readonly state: 'restored';
      /** Names of the files in the data folder that hold what was there before. */
      readonly kept: readonly string[];
      readonly missing_secrets: readonly string[];
    }
  | { readonly state: 'failed'; readonly job: 'backup' | 'restore'; readonly why: string };

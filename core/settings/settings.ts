import { z } from 'zod';
import { DEFAULT_GATEWAY_URL, gatewayUrlSchema } from '../connection/gateway-url.ts';
import { ENDPOINTS } from '../notification/endpoint.ts';
import { DEFAULT_TIME_PREFERENCES } from '../time/time-format.ts';
import { isTimeZone } from '../time/wall-time.ts';
import { isOwnSoundId, MAX_OWN_SOUNDS } from './own-sounds.ts';

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written 23:30.');

/** Longer than anything that a setting holds, so that no page can fill the memory with one. */
const MAX_TEXT = 4_096;
const MAX_NAME = 200;
const MAX_LIST = 100;
const text = (max: number) => z.string().max(max, `This has more than ${max} characters.`);
const TOO_MANY = `There can be ${MAX_LIST} of them.`;

const browserSchema = z.object({
  id: text(MAX_NAME).min(1),
  label: text(MAX_NAME).trim().min(1, 'Give the browser a name.'),
  /** Absolute path of the executable, spawned without a shell. */
  path: z.string().trim().min(1, 'Choose the browser’s program file.'),
  /** Arguments before the link, one an item: `--profile-directory=Profile 2`. */
  args: z.array(z.string()),
});
/** A browser of the user's choice, usually one with a profile. */
export type BrowserChoice = z.infer<typeof browserSchema>;

/** A program of the user's choice, started without a shell. */
export const programSchema = z.object({
  /** Absolute path of the executable. */
  path: z.string().trim().min(1, 'Choose the program file.'),
  /** One an item. */
  args: z.array(z.string()),
});
export type Program = z.infer<typeof programSchema>;

export const FORWARDER_KINDS = [
  'ntfy',
  'telegram',
  'pushover',
  'discord',
  'slack',
  'matrix',
  'apprise',
  'webhook',
  'program',
] as const;
const forwarderSchema = z.object({
  id: text(MAX_NAME).min(1),
  kind: z.enum(FORWARDER_KINDS),
  label: text(MAX_NAME).trim().min(1, 'Give it a name.'),
  enabled: z.boolean(),
  /** On for every alert; otherwise only for the entries that name it. */
  for_all: z.boolean(),
  /** Gets its alerts at once, also while the user is at the desk and whatever `phone` says. */
  always: z.boolean().optional(),
  /** Whether messages of handled alerts are taken back; see `core/settings/withdrawal.ts`. */
  withdraw: z.boolean().optional(),
  /** Of the kind `program`: what is started with each alert. */
  program: programSchema.optional(),
});
/** Where alerts are sent besides the toast. Its address is a secret and lives in the secret store, not here. */
export type Forwarder = z.infer<typeof forwarderSchema>;
/** The kinds that alerts are posted to. */
export type WebForwarderKind = Exclude<Forwarder['kind'], 'program'>;

const ownSoundSchema = z.object({
  id: z.string().refine(isOwnSoundId, 'This is not the id of a sound.'),
  label: text(MAX_NAME).trim().min(1, 'Give the sound a name.'),
});

const quietSpanSchema = z.object({
  /** Local time of day at which quiet begins. */
  from: clockTimeSchema,
  /** Local time of day at which it ends; not after `from` means on the next day. */
  to: clockTimeSchema,
});
export type QuietSpan = z.infer<typeof quietSpanSchema>;

export const settingsSchema = z.object({
  gateway: z
    .object({
      url: gatewayUrlSchema.default(DEFAULT_GATEWAY_URL),
      endpoint: z.enum(ENDPOINTS).default('subscribe'),
      /** Path of an extra PEM file of certificate authorities; `null` for none. */
      ca_file: text(MAX_TEXT).trim().min(1).nullable().default(null),
      /** `system` honours the system's proxy and HTTPS_PROXY/NO_PROXY, `none` connects directly, else a proxy address. */
      proxy: text(MAX_TEXT).trim().min(1).default('system'),
    })
    .prefault({}),
  /** On `filtered`: apply the local filters on top of the service's. */
  apply_local_filters: z.boolean().default(false),
  /** What becomes of an event that no entry names. */
  unlisted: z.enum(['alert', 'feed']).default('alert'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** How times are written, and by which clock quiet hours and "until tomorrow" are read. */
  time: z
    .object({
      /** `system`, or a name of the IANA time zone database. */
      zone: z
        .string()
        .refine(isTimeZone, 'This computer does not know this time zone.')
        .default(DEFAULT_TIME_PREFERENCES.zone),
      clock: z.enum(['system', '12h', '24h']).default(DEFAULT_TIME_PREFERENCES.clock),
    })
    .prefault({}),
  /** Whether the image that a message names for its event is loaded, from wherever that is. */
  remote_images: z.boolean().default(false),
  alerts: z
    .object({
      toasts: z.boolean().default(true),
      /** Id of a sound in `core/alerts/sounds.ts` or in `sounds`, or `none`. */
      sound: text(MAX_NAME).default('chime'),
      /** 0 to 1. */
      volume: z.number().min(0).max(1).default(0.7),
      /** Whether alerts are spoken, unless their entry says otherwise. */
      speak: z.boolean().default(false),
      quiet_hours_enabled: z.boolean().default(false),
      /** Sunday first. The quiet span that begins on that day; `null` for none. */
      quiet_hours: z
        .array(quietSpanSchema.nullable())
        .length(7)
        .default(Array.from({ length: 7 }, () => ({ from: '23:00', to: '07:00' }))),
    })
    .prefault({}),
  /** When alerts go to the forwarders that are phones (`core/alerts/phone-step.ts`), and what counts as away. */
  phone: z
    .object({
      when: z.enum(['always', 'away', 'never']).default('always'),
      /** No key or mouse for so long; `null`: that does not count. */
      idle_minutes: z.number().int().min(1).max(240).nullable().default(3),
      /** The screen is locked, or the computer sleeps. */
      locked: z.boolean().default(true),
      /** A toast goes unanswered for so long; `null`: that does not count. */
      unanswered_seconds: z.number().int().min(5).max(900).nullable().default(60),
    })
    .prefault({}),
  /** Whether forwarders are notified when the feed itself is down (`core/alerts/alarm.ts`). */
  alarm: z
    .object({
      enabled: z.boolean().default(false),
      /** No connection for so long; `null`: that does not count. */
      offline_minutes: z.number().int().min(1).max(1_440).nullable().default(2),
      key_refused: z.boolean().default(true),
      /** No message for so long although some usually come at this time of day; `null`: that does not count. */
      silent_hours: z.number().int().min(1).max(72).nullable().default(3),
      /** Ids of forwarders; `null`: those that are on for all, without programs. */
      forward_to: z.array(z.string().min(1)).nullable().default(null),
    })
    .prefault({}),
  /** A web service that misses the app if it falls silent (`core/alerts/heartbeat.ts`). Its address is a secret and not here. */
  heartbeat: z
    .object({ enabled: z.boolean().default(false), every_minutes: z.number().int().min(1).max(1_440).default(5) })
    .prefault({}),
  /** Id in `browsers`, or `system`. */
  open_with: text(MAX_NAME).default('system'),
  browsers: z.array(browserSchema).max(MAX_LIST, TOO_MANY).default([]),
  forwarders: z.array(forwarderSchema).max(MAX_LIST, TOO_MANY).default([]),
  /** The sounds that the user has added (`core/settings/own-sounds.ts`). */
  sounds: z.array(ownSoundSchema).max(MAX_OWN_SOUNDS, `There can be ${MAX_OWN_SOUNDS} of them.`).default([]),
  /** How long and how much the history keeps. */
  history: z
    .object({
      keep_days: z
        .number()
        .int()
        .min(1, 'Keep messages for at least one day.')
        .max(3650, 'At most 3,650 days.')
        .default(30),
      max_messages: z
        .number()
        .int()
        .min(1000, 'Keep at least 1,000 messages.')
        .max(5_000_000, 'At most 5,000,000 messages.')
        .default(500_000),
      /** Of the database; beyond it the oldest lose what only their message says. */
      max_size_mb: z.number().int().min(50, 'At least 50 MB.').max(1_000_000, 'At most 1,000,000 MB.').default(1024),
    })
    .prefault({}),
  /** Whether other programs of the user may read the local stream. The command line always may. */
  local_stream: z.object({ for_programs: z.boolean().default(false) }).prefault({}),
  /** Several computers on one key (docs/computers.md). The broker and the passphrase are a secret and not here. */
  computers: z
    .object({
      enabled: z.boolean().default(false),
      /** What the others call this computer; blank for the name that the system has for it. */
      name: z.string().trim().max(100).default(''),
      /** Without the broker: connect with the own key, or wait. */
      if_broker_down: z.enum(['connect', 'wait']).default('connect'),
    })
    .prefault({}),
  startup: z
    .object({ open_at_login: z.boolean().default(false), start_hidden: z.boolean().default(false) })
    .prefault({}),
  /** What closing the window does on a desktop that shows no tray icons. */
  close_without_tray: z.enum(['ask', 'keep_running', 'quit']).default('ask'),
  /** Look for a newer version now and then, and install it when the app quits, if this copy can. */
  check_updates: z.boolean().default(true),
  /** Electron accelerators; `null` for none. */
  shortcuts: z
    .object({
      open_window: text(MAX_NAME).nullable().default(null),
      open_newest: text(MAX_NAME).nullable().default(null),
    })
    .prefault({}),
});

/** Everything the user can set, with its defaults. Holds no secret. */
export type Settings = z.infer<typeof settingsSchema>;

/** A change to some settings: top-level groups merge one level deep. Checked again as a whole before it is stored. */
export type SettingsPatch = {
  readonly [K in keyof Settings]?: Settings[K] extends readonly unknown[]
    ? Settings[K]
    : Settings[K] extends object
      ? Partial<Settings[K]>
      : Settings[K];
};

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

import { parseArgs } from 'node:util';
import { BadOption, lanAddress, ownAddress } from './lan/own-address';
import type { MixerName } from './state/environment';

const DEFAULT_PORT = 7000;

export const HELP = `Runs Lianmai and its local cloud on this machine.

  npm start                      tell the story of channel 12345, then stay up
  npm start -- --empty           start without the story
  npm start -- --lan             the same for phones in the same network

Options
  --empty        no story: only the services
  --built-in-layouts
                 make no layouts with MIXER=rtc: the start is 3 s shorter, and three people and
                 more have margins between them
  --detector     report who shows a test card, as a provider of moderation does
  --lan [<address>]
                 serve pages, API, WebRTC and live by HTTPS on this machine's address in the
                 network too; nothing listens outside 127.0.0.1 without it
  --port <n>     the API's port (${DEFAULT_PORT}); the services take free ones above it
  --media-host <address>
                 where WebRTC media arrive: an IPv4 address of this machine (127.0.0.1)
  --state <dir>  where rows and keys are kept (.lianmai)
  --help         this text

Environment
  MIXER          rtc or live: which of the RTC service's two APIs is used (rtc, by which a mix
                 starts in an empty channel too, so that the API can be tried by hand)
  WEBHOOK_URL    where events go instead of the receiver here, or empty for nowhere

Ctrl-C ends it. Endpoints and keys are in <state>/cloud.json.`;

/** What the command line and the environment ask for. */
export interface Options {
  empty: boolean;
  /** Whether the RTC API's own layouts have to do. */
  builtInLayouts: boolean;
  /** Whether test cards are looked for. */
  detector: boolean;
  help: boolean;
  port: number;
  state: string;
  mixer: MixerName;
  /** The address by which other devices reach this machine; none do when absent. */
  lan?: string;
  mediaHost?: string;
  /** Where events go: to the receiver here when absent, and nowhere when empty. */
  webhookUrl?: string;
}

/** Reads the options. Throws a `BadOption` that says what is expected. */
export async function readOptions(
  args: readonly string[],
  { MIXER: mixer = 'rtc', WEBHOOK_URL: webhookUrl }: NodeJS.ProcessEnv,
): Promise<Options> {
  const {
    lan: wanted,
    'media-host': host,
    'built-in-layouts': builtInLayouts,
    ...values
  } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new BadOption(`--port takes a number from 1024 to 65000, not ${values.port}.`);
  }
  if (mixer !== 'rtc' && mixer !== 'live') {
    throw new BadOption(`MIXER is rtc or live, not ${mixer}.`);
  }
  const lan = wanted === undefined ? undefined : await lanAddress(wanted);
  const mediaHost = host === undefined ? lan : await ownAddress('--media-host', host);
  return {
    ...values,
    builtInLayouts,
    port,
    mixer,
    ...(lan && { lan }),
    ...(mediaHost && { mediaHost }),
    ...(webhookUrl !== undefined && { webhookUrl }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.flatMap((arg, at) => (isBareLan(arg, args[at + 1]) ? ['--lan', ''] : [arg])),
      options: {
        'built-in-layouts': { type: 'boolean', default: false },
        detector: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        lan: { type: 'string' },
        'media-host': { type: 'string' },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        state: { type: 'string', default: '.lianmai' },
      },
    }).values;
  } catch (error) {
    throw new BadOption(error instanceof Error ? error.message : String(error));
  }
}

/** `parseArgs` knows no option whose value may be left out. */
function isBareLan(arg: string, next: string | undefined): boolean {
  return arg === '--lan' && (next === undefined || next.startsWith('-'));
}

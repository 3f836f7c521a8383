/** Flags, environment and settings file become one frozen Config. The only reader of process.env. */
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DeviceNameSchema } from '../protocol/pairing.ts';
import { leastSpeedLimit } from '../protocol/settings.ts';

/** The command line was wrong; the message says how. Exit code 2. */
export class WrongUse extends Error {}

const commands = ['start', 'open', 'devices', 'revoke', 'verify', 'rescan', 'import', 'doctor'] as const;
export type Command = (typeof commands)[number];

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0', 'on', 'off']).transform((text) => ['true', '1', 'on'].includes(text)),
]);
const list = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(',').filter((name) => name !== '')),
]);

/** Each setting by its flag's name; the variable is the same in capitals behind `LANDFALL_`. */
const SettingsSchema = z.strictObject({
  port: port.default(8443),
  'console-port': port.default(8442),
  data: z.string().min(1).default('data'),
  certs: z.string().min(1).default('certs'),
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .default(() => hostname().replace(/\.(local|lan|home)$/i, '') || 'Laptop'),
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
  host: list.default([]),
  cert: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  open: flag.default(true),
  headless: flag.default(false),
  mdns: flag.default(true),
  verbose: flag.default(false),
  /** Megabytes a second. */
  'speed-limit': z.coerce
    .number()
    .refine((megabytes) => megabytes === 0 || megabytes * 1e6 >= leastSpeedLimit, 'at least 0.05, or 0 for none')
    .optional(),
  'invitation-seconds': z.coerce.number().int().min(1).max(900).default(300),
  as: DeviceNameSchema.optional(),
  again: flag.default(false),
});

export interface Config {
  readonly command: Command;
  readonly commandArguments: readonly string[];
  readonly port: number;
  readonly consolePort: number;
  readonly dataDir: string;
  readonly certsDir: string;
  readonly name: string;
  readonly address: string | null;
  readonly hostNames: readonly string[];
  readonly ownCertificate: { readonly certPath: string; readonly keyPath: string } | null;
  readonly opensBrowser: boolean;
  readonly isHeadless: boolean;
  readonly mdns: boolean;
  readonly isVerbose: boolean;
  readonly invitationLifeMs: number;
  /** How an import calls its photos' lane; null for the name of each folder. */
  readonly importsAs: string | null;
  /** An import brings photos back that were deleted here. */
  readonly importsAgain: boolean;
  /** All uploads together; null for no limit, undefined where nothing was said. */
  readonly speedLimitBytesPerSecond: number | null | undefined;
}

const strings = { type: 'string' } as const;
const booleans = { type: 'boolean' } as const;
const options = {
  port: strings,
  'console-port': strings,
  data: strings,
  certs: strings,
  name: strings,
  address: strings,
  host: { type: 'string', multiple: true },
  cert: strings,
  key: strings,
  open: booleans,
  headless: booleans,
  mdns: booleans,
  verbose: booleans,
  'invitation-seconds': strings,
  'speed-limit': strings,
  as: strings,
  again: booleans,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

export const usage = `Landfall: your phone's photos, landed on your laptop.

  landfall [start] [flags]     run the host (the default)
  landfall open                open the console of the running host in the browser
  landfall devices             list the paired devices
  landfall revoke DEVICE       disconnect a device, by its name or id
  landfall verify              read every original again and compare it with its checksum
  landfall rescan              compare the library's folders with the catalog, and take in what lies there
  landfall import DIR…         copy the photos of folders into the library; started again it goes on
  landfall doctor              check addresses, ports and the certificate

  --port 8443                  where phones connect (https)
  --console-port 8442          where the console is (this laptop only)
  --data DIR                   photos and catalog (./data)
  --certs DIR                  certificate and key (./certs)
  --name "Study laptop"        how phones see this laptop
  --address IP                 the address that the QR carries
  --host NAME                  another name to answer to (may be given again)
  --cert FILE --key FILE       a certificate of your own
  --no-open                    do not open the browser
  --headless                   print a link for the owner instead
  --no-mdns                    do not publish a .local name
  --speed-limit 20             let phones send at most so many megabytes a second (0: as fast as they can)
  --invitation-seconds 300     how long a pairing code lives (900 at the most)
  --as "Old camera"            import: what the photos' folder in the library is called (the name of each DIR)
  --again                      import: photos too that were deleted here
  --verbose                    say more in the log
  --help, --version

Each flag has a variable: LANDFALL_PORT, LANDFALL_DATA, LANDFALL_CONSOLE_PORT and so on.
`;

/** Reads what was asked for. Answers the text to print for --help and --version. Throws WrongUse. */
export function readConfig(
  args: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  version: string,
): Config | string {
  const { values, positionals } = parse(args);
  if (values.help === true) return usage;
  if (values.version === true) return `${version}\n`;
  const { help: _help, version: _version, ...flags } = values;
  const [command = 'start', ...commandArguments] = positionals;
  const known = commands.find((name) => name === command);
  if (known === undefined) throw new WrongUse(`There is no command “${command}”.`);
  needWords(known, commandArguments.length);

  const given = { ...fromEnvironment(env), ...flags };
  const dataDir = resolve(given.data ?? 'data');
  const settings = validate({ ...fromFile(join(dataDir, '.landfall', 'settings.json')), ...given });
  if ((settings.cert === undefined) !== (settings.key === undefined))
    throw new WrongUse('--cert and --key go together.');
  return Object.freeze({
    command: known,
    commandArguments:
      known === 'import' ? commandArguments.map((dir) => resolve(callersFolder(env), dir)) : commandArguments,
    port: settings.port,
    consolePort: settings['console-port'],
    dataDir,
    certsDir: resolve(settings.certs),
    name: settings.name,
    address: settings.address ?? null,
    hostNames: settings.host,
    ownCertificate:
      settings.cert === undefined || settings.key === undefined
        ? null
        : { certPath: resolve(settings.cert), keyPath: resolve(settings.key) },
    opensBrowser: settings.open && !settings.headless,
    isHeadless: settings.headless,
    mdns: settings.mdns,
    isVerbose: settings.verbose,
    invitationLifeMs: settings['invitation-seconds'] * 1000,
    importsAs: settings.as ?? null,
    importsAgain: settings.again,
    speedLimitBytesPerSecond: speedLimit(settings['speed-limit']),
  });
}

/** `npm start` runs in the checkout, wherever the person stands who types it. */
function callersFolder(env: Readonly<NodeJS.ProcessEnv>): string {
  return env['npm_lifecycle_event'] === 'start' ? (env['INIT_CWD'] ?? '') : '';
}

function needWords(command: Command, count: number): void {
  if (command === 'import') {
    if (count === 0) throw new WrongUse('Say which folder: landfall import DIR.');
  } else if (command === 'revoke') {
    if (count !== 1) throw new WrongUse('Say which device: landfall revoke DEVICE.');
  } else if (count > 0) throw new WrongUse(`“${command}” takes no more words.`);
}

function speedLimit(megabytes: number | undefined): number | null | undefined {
  return megabytes === undefined ? undefined : megabytes === 0 ? null : Math.round(megabytes * 1e6);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function fromEnvironment(env: Readonly<NodeJS.ProcessEnv>): Record<string, string> {
  const names = Object.keys(SettingsSchema.shape);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[`LANDFALL_${name.toUpperCase().replaceAll('-', '_')}`];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

function fromFile(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new WrongUse(`The settings in ${path} cannot be read: it must be one JSON object.`);
  }
}

function validate(given: Record<string, unknown>): z.infer<typeof SettingsSchema> {
  const settings = SettingsSchema.safeParse(given);
  if (settings.success) return settings.data;
  const [issue] = settings.error.issues;
  const name = issue?.path.join('.') ?? '';
  throw new WrongUse(name === '' ? (issue?.message ?? '') : `--${name} is not right: ${issue?.message ?? ''}`);
}

/** The ladder of trust, each rung tried out in this browser: what a browser says of itself is not asked. */
export const rungNames = ['page', 'certificate', 'worker', 'app', 'offline'] as const;
export type RungName = (typeof rungNames)[number];
/** `unknown`: what would tell is not there, as in a private window. `untold`: this browser tells no page. */
export type RungState = 'holds' | 'missing' | 'unknown' | 'untold';

export interface Rung {
  readonly name: RungName;
  readonly state: RungState;
}

/** What of the browser is tried. */
export interface Ground {
  readonly isEncrypted: boolean;
  /** In a window of its own, from an icon. */
  readonly isApp: boolean;
  /** True where a worker proves trust. Firefox (153) makes one behind an exception from its warning, too. */
  readonly workersProveTrust: boolean;
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'ready'> | undefined;
  readonly caches: Pick<CacheStorage, 'match'> | undefined;
  fetch(path: string): Promise<Response>;
}

const script = '/service-worker.js';
/** To take over, a worker keeps the whole app first. */
const workerPatienceMs = 20_000;

export async function tryRungs(ground: Ground): Promise<readonly Rung[]> {
  const making = await mayMakeWorker(ground);
  const worker = making === 'holds' ? await hasWorker(ground) : making;
  const offline = worker === 'holds' ? await opensAlone(ground) : worker;
  return [
    { name: 'page', state: ground.isEncrypted ? 'holds' : 'missing' },
    { name: 'certificate', state: ground.workersProveTrust ? making : 'untold' },
    { name: 'worker', state: worker },
    { name: 'app', state: ground.isApp ? 'holds' : 'missing' },
    { name: 'offline', state: offline },
  ];
}

/**
 * A page of which the warning was clicked past may fetch a worker's script, and no worker may be made of it: that difference tells.
 * A worker made in other days proves nothing, so its script is asked for again.
 */
async function mayMakeWorker({ workers, fetch }: Ground): Promise<RungState> {
  if (workers === undefined) return 'unknown';
  try {
    const registration = await workers.register(script);
    if (registration.active !== null) await registration.update();
    return 'holds';
  } catch {
    const mayFetch = await fetch(script).then(
      ({ ok }) => ok,
      () => false,
    );
    return mayFetch ? 'missing' : 'unknown';
  }
}

async function hasWorker({ workers }: Ground): Promise<RungState> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), workerPatienceMs);
  });
  const registration = await Promise.race([workers?.ready ?? null, late]);
  clearTimeout(timer);
  return registration?.active === null || registration === null ? 'missing' : 'holds';
}

/** True if the page and every file that it names are kept. */
async function opensAlone({ caches }: Ground): Promise<RungState> {
  const kept = async (path: string) => await caches?.match(path, { ignoreSearch: true });
  const page = await (await kept('/index.html'))?.text();
  if (page === undefined) return 'missing';
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file);
  const found = await Promise.all(files.map(kept));
  return files.length > 0 && found.every((file) => file !== undefined) ? 'holds' : 'missing';
}

/** Opens the page: reads what the address brought, takes up the session, makes the models that outlive every screen. */
import './parts/no-eval.ts';
import { Failure } from '../protocol/failure.ts';
import { SessionSchema } from '../protocol/pairing.ts';
import { type InvitationFragment, parseInvitationFragment, parseLaunchFragment, routes } from '../protocol/routes.ts';
import { KnownSchema } from '../protocol/upload.ts';
import type { Models } from './landfall-app.ts';
import './landfall-app.ts';
import { Wire } from './wire/wire.ts';
import { words } from './words/words.ts';

/** The fragment; one that holds a secret then leaves the address bar and the history. */
function takeFragment(): string {
  const { hash, pathname, search } = location;
  if (/^#(1\.|k=)/.test(hash)) history.replaceState(null, '', pathname + search);
  return hash;
}

/** Signs the owner in with the launch key from the terminal; resolves with what went wrong. */
async function signInAsOwner(wire: Wire, key: string): Promise<Failure | null> {
  try {
    const body = { key, ...(await wire.ownPublicKey()) };
    await wire.signIn(await wire.request(SessionSchema, routes.ownerSession, { body, bearer: null }));
    return null;
  } catch (error) {
    // A link opened twice is no matter to a browser that is signed in already.
    if (wire.device?.access === 'own') return null;
    return error instanceof Failure ? error : new Failure('internal');
  }
}

/** Asks the host, so that a device that scans although it is paired goes on, and one that was cut off can pair again. */
async function confirmSession(wire: Wire): Promise<void> {
  await wire.request(KnownSchema, routes.known, { body: { sha256: [] } }).catch(() => undefined);
}

/** Makes a model once, together with loading the code of its screens; a load that failed may be tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

function modelsOver(wire: Wire, invitation: InvitationFragment | null): Models {
  const receipts = once(async () => await (await import('./receipts/receipts.ts')).Receipts.open(wire));
  const timeline = once(async () => new (await import('./gallery/gallery.ts')).Timeline(wire));
  const acts = once(async () => new (await import('./gallery/gallery.ts')).PhotoActs(wire, await timeline()));
  const albums = once(async () => new (await import('./albums/albums.ts')).Albums(wire));
  return {
    receipts,
    safeList: once(async () => await (await receipts()).openList()),
    pairing: once(async () => new (await import('./pairing/pairing.ts')).Pairing(wire, invitation)),
    queue: once(async () => {
      const [{ SendQueue }, kept] = await Promise.all([import('./sending/sending.ts'), receipts()]);
      return await SendQueue.open(wire, kept);
    }),
    timeline,
    acts,
    search: once(async () => new (await import('./gallery/gallery.ts')).Search(wire, words.language)),
    albums,
    albumActs: once(async () => new (await import('./albums/albums.ts')).AlbumActs(await albums(), await acts())),
    imports: once(async () => {
      const { Imports } = await import('./import/import.ts');
      return new Imports(async () => await (await import('./sending/sending.ts')).SendQueue.forImports(wire));
    }),
    places: once(async () => new (await import('./places/places.ts')).Places(wire)),
    trust: once(async () => new (await import('./trust/trust.ts')).Trust(wire, () => installOffer)),
    console: once(async () => new (await import('./console/console.ts')).Console(wire)),
  };
}

// Chromium offers to install the page once, at a moment of its own: kept for the page that says what that is good for.
let installOffer: Event | null = null;
addEventListener('beforeinstallprompt', (offer) => {
  offer.preventDefault();
  installOffer = offer;
});

async function open(): Promise<void> {
  const app = document.querySelector('landfall-app');
  if (app === null) return;
  const fragment = takeFragment();
  const invitation = parseInvitationFragment(fragment);
  const launchKey = parseLaunchFragment(fragment);

  const wire = await Wire.open();
  if (launchKey !== null) app.problem = await signInAsOwner(wire, launchKey);
  if (invitation !== null && wire.device !== null) await confirmSession(wire);

  const models = modelsOver(wire, invitation);
  app.models = models;
  app.wire = wire;
  // Whatever screen is shown: the host sees who is here, and the page knows at once when the host goes or cuts it off.
  wire.follow(() => undefined);
  // When the host is gone it is too late to load what helps then.
  void import('./parts/host-gone-steps.ts').catch(() => undefined);

  addEventListener('hashchange', () => {
    const scanned = parseInvitationFragment(takeFragment());
    if (scanned !== null) void models.pairing().then((pairing) => pairing.invite(scanned));
  });
}

// A browser that only clicked through the certificate's warning refuses service workers: the app is whole without one.
if (import.meta.env.PROD) void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined);
document.documentElement.lang = words.language;
void open();

/** How far this device has come in trusting the host, and what the host's certificate is. */
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { type ShownCertificate, type TrustFacts, TrustFactsSchema } from '../../protocol/trust.ts';
import type { Wire } from '../wire/wire.ts';
import { words } from '../words/words.ts';
import { type Rung, tryRungs } from './rungs.ts';
import { guessSystem, type System } from './system.ts';

/** Chromium's offer to install the page; no standard names it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** Whether the certificate that is shown is good today: by this device's clock, and else by the host's. */
export type ClockSays = 'good' | 'device-wrong' | 'run-out';

/** Dispatches `change` when anything that it tells changes. */
export class Trust extends EventTarget {
  readonly #wire: Wire;
  readonly #installOffer: () => Event | null;
  #facts: TrustFacts | null = null;
  #failure: Failure | null = null;
  #rungs: readonly Rung[] | null = null;
  #system = guessSystem(navigator.userAgent, navigator.maxTouchPoints);
  #looking: Promise<void> | null = null;

  /** `installOffer`: the browser's own offer to install the page, which comes once and early; null without one. */
  constructor(wire: Wire, installOffer: () => Event | null) {
    super();
    this.#wire = wire;
    this.#installOffer = installOffer;
    addEventListener('appinstalled', () => void this.tryOut());
  }

  get hostName(): string {
    return this.#wire.hostName ?? words.app.aLaptop;
  }

  /** null until the host has said. */
  get facts(): TrustFacts | null {
    return this.#facts;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** From the ground up; null until they were tried. */
  get rungs(): readonly Rung[] | null {
    return this.#rungs;
  }

  get isLooking(): boolean {
    return this.#looking !== null;
  }

  get system(): System {
    return this.#system;
  }

  set system(system: System) {
    this.#system = system;
    this.#changed();
  }

  get canInstall(): boolean {
    return isInstallOffer(this.#installOffer());
  }

  get clock(): ClockSays {
    if (this.#facts === null || isWithin(this.#facts.shown, Date.now())) return 'good';
    return isWithin(this.#facts.shown, Date.parse(this.#facts.hostNow)) ? 'device-wrong' : 'run-out';
  }

  /** Asks the host what its certificate is. */
  async ask(): Promise<void> {
    try {
      this.#facts = await this.#wire.request(TrustFactsSchema, routes.trust, { bearer: null });
      this.#failure = null;
    } catch (error) {
      this.#failure = error instanceof Failure ? error : new Failure('internal');
    }
    this.#changed();
  }

  /** Asks the host and tries every rung; once at a time. */
  async tryOut(): Promise<void> {
    this.#looking ??= this.#tryAll().finally(() => {
      this.#looking = null;
      this.#changed();
    });
    this.#changed();
    await this.#looking;
  }

  /** Takes up the browser's offer. To be called by a tap. */
  install(): void {
    const offer = this.#installOffer();
    // Refused where it was taken up before; the menu still installs.
    if (isInstallOffer(offer)) void offer.prompt().catch(() => undefined);
  }

  async #tryAll(): Promise<void> {
    await this.ask();
    this.#rungs = await tryRungs({
      isEncrypted: location.protocol === 'https:' && isSecureContext,
      isApp: ['standalone', 'minimal-ui', 'window-controls-overlay'].some(
        (mode) => matchMedia(`(display-mode: ${mode})`).matches,
      ),
      workersProveTrust: !/Firefox\//.test(navigator.userAgent),
      workers: navigator.serviceWorker,
      caches: globalThis.caches,
      fetch: (path) => fetch(path, { cache: 'no-store' }),
    });
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function isWithin({ notBefore, notAfter }: ShownCertificate, atMs: number): boolean {
  return Date.parse(notBefore) <= atMs && atMs <= Date.parse(notAfter);
}

function isInstallOffer(event: Event | null): event is InstallOffer {
  return event !== null && 'prompt' in event && typeof event.prompt === 'function';
}

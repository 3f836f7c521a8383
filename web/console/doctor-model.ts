/** What a phone needs to get to the host, as the host found it when it was last asked. */
import { type DoctorReport, DoctorReportSchema } from '../../protocol/doctor.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { SettingsSchema } from '../../protocol/settings.ts';
import type { Wire } from '../wire/wire.ts';

/** Dispatches `change`. Asks only when it is told to. */
export class Doctor extends EventTarget {
  readonly #wire: Pick<Wire, 'request'>;
  #report: DoctorReport | null = null;
  #lookedAt: Date | null = null;
  #failure: Failure | null = null;
  #isLooking = false;

  constructor(wire: Pick<Wire, 'request'>) {
    super();
    this.#wire = wire;
  }

  /** null until the host has told. */
  get report(): DoctorReport | null {
    return this.#report;
  }

  get lookedAt(): Date | null {
    return this.#lookedAt;
  }

  /** Why the last look came to nothing. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isLooking(): boolean {
    return this.#isLooking;
  }

  /** Has the host look now; one look at a time. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#changed();
    try {
      this.#report = await this.#wire.request(DoctorReportSchema, routes.doctor);
      this.#lookedAt = new Date();
      this.#failure = null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    } finally {
      this.#isLooking = false;
      this.#changed();
    }
  }

  /** Sends phones to this address from now on; null leaves the choice to the host. Rejects with `Failure`. */
  async choose(address: string | null): Promise<void> {
    await this.#wire.request(SettingsSchema, routes.settings, { method: 'PATCH', body: { address } });
    await this.look();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

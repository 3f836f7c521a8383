/** A newcomer's way in, from the code it has to the session it gets. */
import { Failure } from '../../protocol/failure.ts';
import { ClaimSchema, ClaimStateSchema, type Platform } from '../../protocol/pairing.ts';
import { type InvitationFragment, routes } from '../../protocol/routes.ts';
import { backoffMs, pause, type Wire } from '../wire/wire.ts';
import { proposeDevice, traitsOfThisDevice } from './device-name.ts';
import { type PendingClaim, readPendingClaim, writePendingClaim } from './pending-claim.ts';

const pollMs = 1000;

/** `problem` is why the last try ended: by a failure, or by the owner's no. */
export type PairingStage =
  | { readonly at: 'scanned'; readonly invitation: InvitationFragment; readonly isAsking: boolean }
  | { readonly at: 'typing'; readonly isAsking: boolean; readonly problem: Failure | null }
  | { readonly at: 'waiting'; readonly matchCode: string }
  | {
      readonly at: 'ended';
      readonly problem: Failure | 'denied';
      /** The code, where it is still good. */
      readonly invitation: InvitationFragment | null;
    };

/** Dispatches `change` when `stage` or `proposedName` does. Ends by signing the wire in. */
export class Pairing extends EventTarget {
  readonly #wire: Wire;
  #stage: PairingStage = { at: 'typing', isAsking: false, problem: null };
  #proposedName = '';
  #platform: Platform = 'other';
  #running: AbortController | null = null;

  constructor(wire: Wire, invitation: InvitationFragment | null) {
    super();
    this.#wire = wire;
    if (invitation !== null) this.#stage = { at: 'scanned', invitation, isAsking: false };
    else this.#resume();
    void this.#propose();
  }

  get stage(): PairingStage {
    return this.#stage;
  }

  /** '' until this browser has been asked what it runs on. */
  get proposedName(): string {
    return this.#proposedName;
  }

  /** A code was scanned (again). */
  invite(invitation: InvitationFragment): void {
    this.#stop();
    this.#enter({ at: 'scanned', invitation, isAsking: false });
  }

  /** Back to the typed code. */
  startTyping(): void {
    this.#stop();
    this.#enter({ at: 'typing', isAsking: false, problem: null });
  }

  /** With the same code, where the last try did not spend it. */
  tryAgain(): void {
    if (this.#stage.at === 'ended' && this.#stage.invitation !== null) this.invite(this.#stage.invitation);
  }

  /** Asks to be let in under `name`, by the invitation that was scanned or else by `typedCode`. */
  async ask(name: string, typedCode: string): Promise<void> {
    const stage = this.#stage;
    if (stage.at === 'waiting' || stage.at === 'ended' || stage.isAsking) return;
    this.#proposedName = name;
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#enter({ ...stage, isAsking: true });
    const code = stage.at === 'scanned' ? stage.invitation : { typedCode };
    try {
      const body = { ...code, name, platform: this.#platform, ...(await this.#wire.ownPublicKey()) };
      const { claim, matchCode } = await this.#wire.request(ClaimSchema, routes.claim, { body, bearer: null, signal });
      const pending = { claim, matchCode, name };
      writePendingClaim(pending);
      await this.#await(pending, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof Failure ? error : new Failure('internal'), stage);
    }
  }

  /** Where the page was loaded again while it waited. */
  #resume(): void {
    const pending = readPendingClaim();
    if (pending === null) return;
    this.#proposedName = pending.name;
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#await(pending, signal).catch((error: unknown) => {
      if (!signal.aborted) this.#end(error instanceof Failure ? error : new Failure('internal'));
    });
  }

  /** Nothing is waited for any more. */
  #stop(): void {
    this.#running?.abort();
    writePendingClaim(null);
  }

  async #await({ claim, matchCode }: PendingClaim, signal: AbortSignal): Promise<void> {
    this.#enter({ at: 'waiting', matchCode });
    for (let missed = 0; ; ) {
      await pause(missed === 0 ? pollMs : backoffMs(missed), signal);
      try {
        const state = await this.#wire.request(ClaimStateSchema, routes.claimState, {
          bearer: claim,
          proven: true,
          signal,
        });
        missed = 0;
        if (state.state === 'denied') return this.#end('denied');
        if (state.state === 'approved') {
          await this.#wire.signIn(state);
          writePendingClaim(null);
          return this.#enter({ at: 'typing', isAsking: false, problem: null });
        }
      } catch (error) {
        if (!(error instanceof Failure) || error.remedy !== 'later') throw error;
        missed += 1;
      }
    }
  }

  /** A code that was typed can be mended where it stands; a scanned one that is spent cannot. */
  #fail(failure: Failure, stage: PairingStage): void {
    if (stage.at === 'typing' && this.#stage.at !== 'waiting') {
      this.#enter({ at: 'typing', isAsking: false, problem: failure });
    } else {
      this.#end(failure, stage.at === 'scanned' && failure.remedy === 'later' ? stage.invitation : null);
    }
  }

  #end(problem: Failure | 'denied', invitation: InvitationFragment | null = null): void {
    writePendingClaim(null);
    this.#enter({ at: 'ended', problem, invitation });
  }

  async #propose(): Promise<void> {
    const { name, platform } = proposeDevice(await traitsOfThisDevice());
    this.#platform = platform;
    if (this.#proposedName === '') this.#proposedName = name;
    this.#changed();
  }

  #enter(stage: PairingStage): void {
    this.#stage = stage;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

/** The steps' code, fetched after the page has painted: nothing of it is needed before a pick. */
import { Failure } from '../../protocol/failure.ts';
import type { SendSteps } from './send-steps.ts';

export class StepsOnDemand implements SendSteps {
  readonly #load: () => Promise<SendSteps>;
  #steps: Promise<SendSteps> | null = null;

  constructor(load: () => Promise<SendSteps>) {
    this.#load = load;
    this.#ready().catch(() => undefined);
  }

  readonly check: SendSteps['check'] = async (...photo) => await (await this.#ready()).check(...photo);
  readonly send: SendSteps['send'] = async (...photo) => await (await this.#ready()).send(...photo);
  readonly abandon: SendSteps['abandon'] = async (...part) => await (await this.#ready()).abandon(...part);

  /** Rejects with `unreachable` where it cannot be fetched now; asked again with the next photo. */
  async #ready(): Promise<SendSteps> {
    this.#steps ??= this.#load().catch(() => {
      this.#steps = null;
      throw new Failure('unreachable');
    });
    return await this.#steps;
  }
}

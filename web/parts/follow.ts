/** Re-renders an element whenever the model it follows says that it changed. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `model` is asked on every update, so that a property that arrives late or changes is followed from then on. */
export class Follow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #model: () => EventTarget | undefined;
  readonly #onChange = (): void => this.#host.requestUpdate();
  #followed: EventTarget | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, model: () => EventTarget | undefined) {
    this.#host = host;
    this.#model = model;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#follow(this.#model());
  }

  /** A removed element may still draw once more: it follows nothing. */
  hostUpdate(): void {
    if (this.#isConnected) this.#follow(this.#model());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#follow(undefined);
  }

  #follow(model: EventTarget | undefined): void {
    if (model === this.#followed) return;
    this.#followed?.removeEventListener('change', this.#onChange);
    model?.addEventListener('change', this.#onChange);
    this.#followed = model;
  }
}

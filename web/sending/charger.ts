/** Whether this device is being charged, where the browser tells (Chromium's Battery Status API; no other has it). */
import { z } from 'zod';

const BatterySchema = z.looseObject({ charging: z.boolean() });

/** Dispatches `change` when `state` does. */
export class Charger extends EventTarget {
  #state: 'unknown' | 'charging' | 'on-battery' = 'unknown';

  constructor() {
    super();
    void this.#watch();
  }

  get state(): 'unknown' | 'charging' | 'on-battery' {
    return this.#state;
  }

  async #watch(): Promise<void> {
    const ask: unknown = globalThis.navigator === undefined ? undefined : Reflect.get(navigator, 'getBattery');
    if (typeof ask !== 'function') return;
    try {
      const battery: unknown = await ask.call(navigator);
      if (!(battery instanceof EventTarget)) return;
      const look = (): void => {
        this.#state = BatterySchema.parse(battery).charging ? 'charging' : 'on-battery';
        this.dispatchEvent(new Event('change'));
      };
      battery.addEventListener('chargingchange', look);
      look();
    } catch {
      // Refused: as if the browser could not tell.
    }
  }
}

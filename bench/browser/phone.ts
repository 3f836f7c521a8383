/** A browser of its own that says it is a phone, and what it cost. */
import { type Browser, type CDPSession, chromium, devices, type Page } from 'playwright';
import { z } from 'zod';
import { cpuSeconds, forgetPeakMemory, peakMemory } from '../process-cost.ts';
import type { Stage } from '../stage.ts';

const ProcessesSchema = z.object({ processInfo: z.array(z.object({ id: z.int() })) });
const { defaultBrowserType: _, ...pixel } = devices['Pixel 7'] ?? {};

export interface BrowserCost {
  readonly peakMegabytes: number | null;
  readonly cpuSeconds: number | null;
}

export class Phone implements AsyncDisposable {
  readonly page: Page;
  readonly #close: () => Promise<void>;
  readonly #session: CDPSession;
  #cpuBefore = new Map<number, number>();

  private constructor(page: Page, session: CDPSession, close: () => Promise<void>) {
    this.page = page;
    this.#session = session;
    this.#close = close;
  }

  /** Its owner clicks through the certificate warning. */
  static async open(stage: Stage): Promise<Phone> {
    const browser = await launch();
    const close = stage.owns(() => browser.close());
    const context = await browser.newContext({ ...pixel, locale: 'en-GB', ignoreHTTPSErrors: true });
    return new Phone(await context.newPage(), await browser.newBrowserCDPSession(), close);
  }

  async beginCost(): Promise<void> {
    this.#cpuBefore = new Map();
    for (const pid of await this.#pids()) {
      forgetPeakMemory(pid);
      this.#cpuBefore.set(pid, cpuSeconds(pid) ?? 0);
    }
  }

  /** Of all its processes since `beginCost`; their peaks need not have come at the same time. */
  async cost(): Promise<BrowserCost> {
    const pids = await this.#pids();
    const peaks = pids.map(peakMemory).filter((bytes) => bytes !== null);
    const times = pids.map((pid) => (cpuSeconds(pid) ?? 0) - (this.#cpuBefore.get(pid) ?? 0));
    return peaks.length === 0
      ? { peakMegabytes: null, cpuSeconds: null }
      : { peakMegabytes: sum(peaks) / 1e6, cpuSeconds: sum(times) };
  }

  async #pids(): Promise<number[]> {
    const { processInfo } = ProcessesSchema.parse(await this.#session.send('SystemInfo.getProcessInfo'));
    return processInfo.map(({ id }) => id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** The stage ends it on Ctrl-C, and nobody else. */
export function launch(): Promise<Browser> {
  const executablePath = process.env['LANDFALL_BROWSER'];
  return chromium.launch({
    ...(executablePath === undefined || executablePath === '' ? {} : { executablePath }),
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

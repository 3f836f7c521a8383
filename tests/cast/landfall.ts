/** The cast of the journeys: a host, its owner at a desktop, phones and other browsers, each watched for what must never happen. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  devices,
  expect,
  type Page,
} from 'playwright/test';
import { Host, type HostOptions } from './host.ts';

export { expect };

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const { defaultBrowserType: _, ...pixel } = devices['Pixel 7'] ?? {};
/** Another computer: the certificate is clicked through there, as on a phone. */
const laptop: BrowserContextOptions = { ...desktop, ignoreHTTPSErrors: true };

/** Opens screens and remembers what went wrong on any of them. */
export class Screens {
  readonly #browser: Browser;
  readonly #host: Host;
  readonly #contexts: BrowserContext[] = [];
  /** Requests to other origins, errors of pages, violations of the content policy. */
  readonly faults: string[] = [];

  constructor(browser: Browser, host: Host) {
    this.#browser = browser;
    this.#host = host;
  }

  /** The owner's browser, with the console open. */
  async openConsole(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.#open({ ...desktop, ...options });
    const { consoleUrl, launchKey } = await this.#host.launch();
    await page.goto(`${consoleUrl}/#k=${launchKey}`);
    // By then its key is used up, and launch.json holds the next one.
    await page.locator('console-page').waitFor();
    return page;
  }

  /** A phone whose owner has clicked through the certificate warning. Nothing is open yet. */
  openPhone(options: BrowserContextOptions = {}): Promise<Page> {
    return this.#open({ ...pixel, ignoreHTTPSErrors: true, ...options });
  }

  /** Another computer's browser. Nothing is open yet. */
  openLaptop(options: BrowserContextOptions = {}): Promise<Page> {
    return this.#open({ ...laptop, ...options });
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  /** Follows a context made elsewhere, too. */
  async watch(context: BrowserContext): Promise<void> {
    const { consoleUrl, httpsUrl } = await this.#host.launch();
    const ports = new Set([consoleUrl, httpsUrl].map((url) => new URL(url).port));
    context.on('request', (request) => {
      const { protocol, hostname, port } = new URL(request.url());
      const ours = ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && ports.has(port);
      if (!ours && !['data:', 'blob:'].includes(protocol)) this.faults.push(`off-origin request: ${request.url()}`);
    });
    context.on('weberror', (error) => this.faults.push(`page error: ${String(error.error().stack ?? error.error())}`));
    context.on('console', (message) => {
      if (/Content Security Policy|Permissions-Policy/i.test(message.text())) this.faults.push(message.text());
    });
  }

  async #open(options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({ locale: 'en-GB', ...options });
    this.#contexts.push(context);
    await this.watch(context);
    return context.newPage();
  }
}

interface Cast {
  hostOptions: HostOptions;
  host: Host;
  screens: Screens;
  /** The console, open. */
  owner: Page;
  /** A phone, nothing open yet. */
  phone: Page;
}

export const test = base.extend<Cast>({
  hostOptions: [{}, { option: true }],
  host: async ({ hostOptions }, use, info) => {
    await using host = await Host.start(hostOptions);
    await use(host);
    if (info.status !== info.expectedStatus)
      await info.attach('host.log', { body: host.log, contentType: 'text/plain' });
  },
  screens: async ({ browser, host }, use) => {
    const screens = new Screens(browser, host);
    await use(screens);
    await screens.close();
    expect(screens.faults, 'off-origin requests, page errors, content policy').toEqual([]);
  },
  owner: async ({ screens }, use) => use(await screens.openConsole()),
  phone: async ({ screens }, use) => use(await screens.openPhone()),
});

/** Hides the second engine: a Firefox that speaks WebDriver BiDi, whose pages are searched through every shadow root. */
import { type Browser, ElementHandle, type KeyInput, launch, type Page } from 'puppeteer-core';

const patienceMs = 20_000;

/** What is looked for: CSS in the shadow root of that element (anywhere, where none is named), and how it is called: its label, or else its text. */
export interface Wanted {
  readonly in?: string;
  readonly css: string;
  readonly name?: string;
}

export class SecondScreen implements AsyncDisposable {
  readonly page: Page;
  readonly #browser: Browser;
  /** Errors of pages and violations of the content policy. */
  readonly faults: string[] = [];

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      if (/Content[- ]Security[- ]Policy/i.test(message.text())) this.faults.push(message.text());
    });
  }

  /** Rejects with a sentence where no Firefox has been found. */
  static async open(): Promise<SecondScreen> {
    const executablePath = process.env['LANDFALL_SECOND_BROWSER'] ?? '';
    if (executablePath === '')
      throw new Error('The second engine is Firefox: install it, or name its program in LANDFALL_SECOND_BROWSER.');
    const browser = await launch({
      browser: 'firefox',
      executablePath,
      defaultViewport: { width: 1280, height: 800 },
      extraPrefsFirefox: { 'intl.accept_languages': 'en-GB', 'ui.prefersReducedMotion': 1 },
    });
    return new SecondScreen(browser, await browser.newPage());
  }

  /** The first such element that is shown, waited for. */
  async find({ in: host = '', css, name = '' }: Wanted): Promise<ElementHandle> {
    const sentence = `${css} called “${name}” does not show`;
    const found = await this.page
      .waitForFunction(firstShown, { polling: 50 }, host, css, name)
      .catch((error: unknown) => {
        throw new Error(sentence, { cause: error });
      });
    if (!(found instanceof ElementHandle)) throw new Error(sentence);
    return found;
  }

  async press(wanted: Wanted): Promise<void> {
    await (await this.find(wanted)).click();
  }

  /** Puts the focus there, as the tab key would. */
  async reach(wanted: Wanted): Promise<void> {
    await (await this.find(wanted)).focus();
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** One key after the other. */
  async keys(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** A key while another one is held down. */
  async keyWith(held: KeyInput, key: KeyInput): Promise<void> {
    await this.page.keyboard.down(held);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(held);
  }

  /** How many such elements the page holds. */
  async count(css: string): Promise<number> {
    return await this.page.$$eval(`pierce/${css}`, (found) => found.length);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

/** Runs in the page. */
function firstShown(host: string, css: string, name: string): Element | null {
  const inside = (top: Document | ShadowRoot): Element[] => {
    const isThere = host === '' || (top instanceof ShadowRoot && top.host.localName === host);
    return [...top.querySelectorAll('*')].flatMap((element) => [
      ...(isThere && element.matches(css) ? [element] : []),
      ...(element.shadowRoot === null ? [] : inside(element.shadowRoot)),
    ]);
  };
  const isCalled = (element: Element): boolean =>
    (element.getAttribute('aria-label') ?? element.textContent.trim()).includes(name);
  return inside(document).find((element) => isCalled(element) && element.getClientRects().length > 0) ?? null;
}

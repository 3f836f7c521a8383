/** What is wrong with how a screen is laid out, found by measuring: words that are cut off, and a page that has to be pushed sideways. */
import type { Page } from 'playwright/test';

/** A sentence for each fault; none where all is well. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const inside = (top: Document | ShadowRoot | Element): Element[] =>
      [...top.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot === null ? [] : inside(element.shadowRoot)),
      ]);
    // Under a dialogue nobody reads.
    const all = inside(document);
    const dialogue = all.find((element) => element.matches('dialog[open], .pswp--open'));
    const seen = dialogue === undefined ? all : inside(dialogue);
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const widest = seen
        .filter(
          (element) =>
            element.getBoundingClientRect().right > clientWidth + 1 || element.getBoundingClientRect().left < -1,
        )
        .map((element) => `${element.localName}.${element.className}`);
      faults.push(`${scrollWidth - clientWidth} px too wide: ${widest.slice(0, 4).join(', ')}`);
    }
    for (const element of seen) {
      const texts = [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const box = element.getBoundingClientRect();
      if (
        texts.length === 0 ||
        box.width <= 1 ||
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      const style = getComputedStyle(element);
      if (style.display === 'inline' || style.display === 'contents') continue;
      // Names that people gave may be as long as they like.
      const isName =
        element.localName === 'bdi' || element.querySelector('bdi') !== null || element.localName === 'option';
      const isCut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4;
      if (isCut && style.overflow !== 'visible' && !isName)
        faults.push(
          `cut off: “${element.textContent.trim().slice(0, 40)}” in ${element.localName}.${element.className}`,
        );
      const range = document.createRange();
      for (const text of texts) {
        range.selectNodeContents(text);
        const words = range.getBoundingClientRect();
        const spills = words.right > box.right + 2 || words.left < box.left - 2 || words.bottom > box.bottom + 6;
        if (spills && style.overflow === 'visible')
          faults.push(
            `spills: “${text.textContent?.trim().slice(0, 40) ?? ''}” of ${element.localName}.${element.className}`,
          );
      }
    }
    return faults;
  });
}

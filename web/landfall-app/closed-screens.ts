/** What the page says where there is no screen to show: it is opening, the console is closed, this device was cut off, the host is gone. */
import { html, type TemplateResult } from 'lit';
import type { Failure } from '../../protocol/failure.ts';
import '../parts/host-gone.ts';
import { alertIcon, laptopIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { words } from '../words/words.ts';

const say = words.app;

export function openingScreen(): TemplateResult {
  return html`<main class="opening"><p role="status">${say.loading}</p></main>`;
}

/** `problem`: why the link that opened this page could not sign its owner in. */
export function consoleClosed(problem: Failure | null): TemplateResult {
  return html`<main><notice-page
    heading=${problem?.code === 'launch-key-used' ? say.consoleKeyUsedTitle : say.consoleClosedTitle}
    help=${say.consoleClosedHelp}
  >
    <span slot="glyph">${laptopIcon}</span>
    <code>${say.consoleClosedCommand}</code>
  </notice-page></main>`;
}

export function revoked(onPairAgain: () => void): TemplateResult {
  return html`<main><notice-page heading=${say.revokedTitle} help=${say.revokedHelp}>
    <span slot="glyph">${alertIcon}</span>
    <button slot="action" class="primary" @click=${onPairAgain}>${say.pairAgain}</button>
  </notice-page></main>`;
}

/** `onTryAgain` asks the host: loading the page again would lose it where no service worker keeps it. */
export function hostGone(hostName: string, onTryAgain: () => void): TemplateResult {
  return html`<main><notice-page heading=${say.unreachableTitle(hostName)} help=${say.unreachableHelp}>
    <span slot="glyph">${laptopIcon}</span>
    <button slot="action" class="primary" @click=${onTryAgain}>${say.tryAgain}</button>
    <host-gone host-name=${hostName} help-only></host-gone>
  </notice-page></main>`;
}

/** The page's own files could not be had. */
export function broken(): TemplateResult {
  return html`<main><notice-page heading=${say.brokenTitle} help=${say.brokenHelp}>
    <span slot="glyph">${alertIcon}</span>
    <button slot="action" class="primary" @click=${() => location.reload()}>${say.reload}</button>
  </notice-page></main>`;
}

/** The information panel beside or below the photo: it takes room from it and never covers it. Asks for facts only while it is open. */
import type PhotoSwipe from 'photoswipe';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { addBarButton } from './bar-button.ts';
import { icons } from './icons.ts';
import './info-panel.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import type { ShownList } from './shown-list.ts';

/** As the reader left it, for the next opening. */
let isWanted = false;

export interface PushPanel {
  toggle(): void;
  /** What the photo has for itself while the panel is there: for PhotoSwipe's `getViewportSizeFn`. */
  readonly room: () => { x: number; y: number };
}

/** `tell` says a sentence to the reader. To be called before `view.init()`. */
export function addPushPanel(
  view: PhotoSwipe,
  list: ShownList,
  scene: LightboxScene,
  tell: (sentence: string) => void,
): PushPanel {
  const panel = document.createElement('info-panel');
  panel.className = 'full-view-panel pswp__hide-on-close';
  panel.canDescribe = scene.describe !== undefined;
  panel.canReveal = scene.reveal !== undefined;
  panel.setAttribute('role', 'complementary');
  panel.setAttribute('aria-label', say.information);
  panel.hidden = true;
  let shown: Tile | null = null;

  const room = (): { x: number; y: number } => {
    const { width, height } = panel.hidden ? { width: 0, height: 0 } : panel.getBoundingClientRect();
    const [x, y] = [document.documentElement.clientWidth, innerHeight];
    const isBelow = width >= x;
    return isBelow ? { x, y: y - height } : { x: x - width, y };
  };
  const ask = async (id: PhotoId): Promise<void> => {
    try {
      const [photo, within] = await Promise.all([scene.photo(id), scene.albums?.(id)]);
      if (list.tile?.id !== id) return;
      panel.failure = null;
      panel.albums = within?.albums ?? [];
      panel.photo = photo;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (list.tile?.id !== id) return;
      panel.failure = error;
    }
  };
  const look = (): void => {
    const { tile } = list;
    if (panel.hidden || tile === shown) return;
    if (tile === null || tile.id !== shown?.id) panel.said = '';
    shown = tile;
    if (tile === null) panel.photo = null;
    else void ask(tile.id);
  };
  const show = (isOpen: boolean): void => {
    isWanted = isOpen;
    const hadFocus = panel.matches(':focus-within');
    panel.hidden = !isOpen;
    view.element?.classList.toggle('full-view-with-panel', isOpen);
    view.updateSize(true);
    shown = null;
    look();
    lookAtButton();
    if (hadFocus) view.element?.querySelector<HTMLElement>('.pswp__button--information')?.focus();
  };
  const toggle = (): void => show(panel.hidden !== false);
  const describe = async (description: string): Promise<void> => {
    const { photo } = panel;
    if (photo === null || scene.describe === undefined) return;
    try {
      await scene.describe(photo.id, description);
      panel.said = say.descriptionKept;
      void ask(photo.id);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      panel.said = `${say.descriptionFailed} ${failureSays(error)}`;
    }
  };
  const reveal = (): void => {
    const { photo } = panel;
    if (photo === null) return;
    scene.reveal?.(photo.id).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      tell(`${say.revealFailed} ${failureSays(error)}`);
    });
  };

  panel.addEventListener('panel-close', () => show(false));
  panel.addEventListener('panel-reveal', reveal);
  panel.addEventListener('panel-describe', (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') void describe(event.detail);
  });
  // Its wheel and its touches scroll it.
  for (const type of ['wheel', 'pointerdown', 'touchmove'] as const) {
    panel.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  }
  const lookAtButton = addBarButton(view, {
    name: 'information',
    order: 8,
    icon: icons.information,
    label: () => say.information,
    hint: () => say.withKey(say.information, 'I'),
    isOn: () => !panel.hidden,
    press: toggle,
  });
  view.on('change', look);
  // With it there from the start the photo would grow into a place that is another one a moment later.
  view.on('openingAnimationEnd', () => {
    view.element?.append(panel);
    if (isWanted) show(true);
  });
  return { toggle, room };
}

/** A button in the bar above a photo that says what it would do now. */
import type PhotoSwipe from 'photoswipe';

export interface BarButton {
  readonly name: string;
  /** From left to right; the close button stands at 20. */
  readonly order: number;
  readonly icon: string;
  readonly label: () => string;
  /** As a hint for the mouse, where it is not the label: with the key. */
  readonly hint?: () => string;
  /** Where it is a switch: whether it is on. */
  readonly isOn?: () => boolean;
  readonly isShown?: () => boolean;
  readonly press: () => void;
}

/** To be called before `view.init()`. Answers how to have it look again; it does so itself at every change of photo. */
export function addBarButton(view: PhotoSwipe, button: BarButton): () => void {
  let made: HTMLElement | null = null;
  const look = (): void => {
    if (made === null) return;
    made.hidden = button.isShown?.() === false;
    if (button.isOn !== undefined) made.setAttribute('aria-pressed', String(button.isOn()));
    made.setAttribute('aria-label', button.label());
    made.title = button.hint?.() ?? button.label();
  };
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: button.name,
      isButton: true,
      order: button.order,
      html: button.icon,
      onInit: (element) => {
        made = element;
        look();
        view.on('change', look);
      },
      onClick: button.press,
    });
  });
  return look;
}

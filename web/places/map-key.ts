/** What a key asks of the map. */

export type MapWish =
  | { readonly kind: 'move'; readonly byX: number; readonly byY: number }
  | { readonly kind: 'zoom'; readonly steps: number }
  | { readonly kind: 'whole' };

const stepPx = 80;

/** null for a key that is none of the map’s. */
export function mapKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): MapWish | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'move', byX: stepPx, byY: 0 };
    case 'ArrowRight':
      return { kind: 'move', byX: -stepPx, byY: 0 };
    case 'ArrowUp':
      return { kind: 'move', byX: 0, byY: stepPx };
    case 'ArrowDown':
      return { kind: 'move', byX: 0, byY: -stepPx };
    case '+':
    case '=':
      return { kind: 'zoom', steps: 1 };
    case '-':
    case '_':
      return { kind: 'zoom', steps: -1 };
    case '0':
      return { kind: 'whole' };
    default:
      return null;
  }
}

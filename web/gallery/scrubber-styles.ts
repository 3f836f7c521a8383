/** How the years beside the wall look. */
import { css } from 'lit';

export const scrubberStyles = css`
  :host {
    display: block;
    position: fixed;
    z-index: 2;
    inset-block: calc(var(--gallery-top, 0px) + var(--space-16)) calc(var(--gallery-bottom, 0px) + var(--space-16));
    inset-inline-end: 0;
    inline-size: 64px;
    color: var(--quiet);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  :host(:not([needed])) {
    visibility: hidden;
  }
  .track {
    position: relative;
    block-size: 100%;
    border-radius: var(--radius-control);
    cursor: pointer;
    touch-action: none;
    -webkit-user-select: none;
    user-select: none;
  }
  .mark {
    position: absolute;
    inset-inline-end: var(--space-12);
    inset-block-start: 0;
    line-height: 1;
    translate: 0 -50%;
    pointer-events: none;
  }
  .dot {
    inset-inline-end: 26px;
    inline-size: 3px;
    block-size: 3px;
    border-radius: var(--radius-round);
    background: var(--quiet);
    opacity: 0.55;
  }
  .year {
    padding-block: 3px;
    background: var(--paper);
  }
  .here {
    position: absolute;
    inset-inline: var(--space-8);
    inset-block-start: 0;
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    background: var(--tide);
    pointer-events: none;
  }
  .would {
    background: var(--quiet);
  }
  .bubble {
    position: absolute;
    inset-inline-end: calc(100% - var(--space-4));
    inset-block-start: 0;
    padding: var(--space-8) var(--space-12);
    border-radius: var(--radius-control);
    background: var(--raised);
    color: var(--ink);
    font-weight: var(--weight-strong);
    line-height: 1;
    white-space: nowrap;
    box-shadow: var(--shadow);
    translate: 0 -50%;
    pointer-events: none;
  }
  .grip {
    display: none;
  }
  /* On a phone the photos have the whole width: only a grip lies over them, while they move. */
  @media (max-width: 640px) {
    :host {
      inset-block-start: calc(var(--gallery-top, 0px) + 148px);
      inset-block-end: calc(var(--gallery-bottom, 0px) + var(--space-32));
      inline-size: 48px;
      pointer-events: none;
      opacity: 0;
      transition: opacity var(--motion);
    }
    :host([awake]) {
      opacity: 1;
    }
    .mark,
    .here {
      display: none;
    }
    .grip {
      position: absolute;
      inset-inline-end: 0;
      inset-block-start: 0;
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 48px;
      border-start-start-radius: 24px;
      border-end-start-radius: 24px;
      background: var(--raised);
      box-shadow: var(--shadow);
      color: var(--ink);
      touch-action: none;
      translate: 0 -50%;
    }
    :host([awake]) .grip {
      pointer-events: auto;
    }
    .grip svg {
      inline-size: 16px;
      block-size: 24px;
    }
    .bubble {
      inset-inline-end: calc(100% + var(--space-4));
    }
  }
  @media print {
    :host {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .here,
    .dot {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .here {
      background: Highlight;
    }
    .bubble,
    .grip {
      border: var(--hairline) solid CanvasText;
    }
  }
`;

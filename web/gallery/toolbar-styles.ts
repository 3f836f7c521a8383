/** How the row above the wall looks. */
import { css } from 'lit';

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8) var(--space-16);
    min-block-size: calc(var(--target-desk) + var(--space-8));
    padding-block-end: var(--space-8);
  }
  .toolbar p {
    margin-inline-end: auto;
    white-space: nowrap;
  }
  .toolbar .keys {
    min-block-size: var(--target-desk);
    min-inline-size: var(--target-desk);
    color: var(--quiet);
  }
  .toolbar input.size {
    appearance: none;
    inline-size: 120px;
    min-block-size: var(--target-desk);
    padding: 0;
    border: 0;
    border-radius: var(--radius-control);
    background: transparent;
    accent-color: var(--tide);
    cursor: pointer;
  }
  .size::-webkit-slider-runnable-track {
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    background: var(--line);
  }
  .size::-moz-range-track {
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    background: var(--line);
  }
  .size::-webkit-slider-thumb {
    appearance: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: -9px;
    border: 0;
    border-radius: var(--radius-round);
    background: var(--tide);
  }
  .size::-moz-range-thumb {
    inline-size: 20px;
    block-size: 20px;
    border: 0;
    border-radius: var(--radius-round);
    background: var(--tide);
  }
  .toolbar select {
    inline-size: auto;
    max-inline-size: min(16rem, 60%);
    min-block-size: var(--target-desk);
    padding-block: var(--space-4);
    border-color: var(--line);
    font-size: var(--text-body);
    text-overflow: ellipsis;
  }
  @media (max-width: 640px) {
    .toolbar {
      gap: var(--space-8);
    }
    .toolbar input.size {
      inline-size: 88px;
    }
    .toolbar .keys {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .toolbar input.size {
      forced-color-adjust: none;
    }
    .size::-webkit-slider-runnable-track {
      background: CanvasText;
    }
    .size::-webkit-slider-thumb {
      background: Highlight;
    }
    .size::-moz-range-track {
      background: CanvasText;
    }
    .size::-moz-range-thumb {
      background: Highlight;
    }
  }
`;

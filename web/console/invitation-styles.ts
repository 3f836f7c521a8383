/** How the invitation looks. */
import { css } from 'lit';

export const invitationStyles = css`
  :host {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--space-24);
    min-block-size: calc(100dvh - var(--console-bars, 0px));
    padding: var(--space-24) var(--space-16) var(--space-32);
  }
  .card {
    display: grid;
    grid-template-columns: calc(var(--qr) * 1.25) minmax(0, 22rem);
    align-items: center;
    gap: var(--space-48);
    max-inline-size: 100%;
    padding: var(--space-32);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .qr {
    /* With its quiet zone, a quarter of it. */
    inline-size: 100%;
    max-inline-size: calc(var(--qr) * 1.25);
    aspect-ratio: 1;
    border-radius: var(--radius-control);
    overflow: hidden;
    background: var(--qr-paper);
  }
  .qr img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
  }
  @media (prefers-reduced-motion: no-preference) {
    .qr img {
      animation: come 200ms ease-out;
    }
    .time .line div {
      transition: transform 1s linear;
    }
  }
  @keyframes come {
    from {
      opacity: 0;
    }
  }
  .how {
    display: grid;
    gap: var(--space-24);
  }
  ol {
    display: grid;
    gap: var(--space-12);
    padding: 0;
    list-style: none;
    counter-reset: step;
    font-size: var(--text-large);
  }
  ol li {
    display: flex;
    align-items: baseline;
    gap: var(--space-12);
    counter-increment: step;
  }
  ol li::before {
    content: counter(step);
    min-inline-size: 1ch;
    color: var(--tide);
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
  }
  .typed {
    display: grid;
    gap: var(--space-4);
  }
  .address {
    overflow-wrap: anywhere;
    font-weight: var(--weight-strong);
  }
  .code {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-16);
    font-size: var(--text-headline);
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.16em;
    line-height: var(--leading-tight);
    -webkit-user-select: all;
    user-select: all;
  }
  .time {
    display: grid;
    gap: var(--space-8);
  }
  .line {
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    overflow: hidden;
    background: var(--line);
  }
  .line div {
    block-size: 100%;
    background: var(--tide);
    transform-origin: left;
  }
  :host(:dir(rtl)) .line div {
    transform-origin: right;
  }
  .visitor:not(:empty) p {
    margin-block-start: var(--space-16);
    padding: var(--space-12) var(--space-16);
    border-radius: var(--radius-control);
    background: var(--wait-wash);
  }
  .visitor a,
  details a {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--target-desk);
  }
  details > p {
    padding-inline: var(--space-24);
  }
  details {
    max-inline-size: 44rem;
    color: var(--quiet);
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--target-desk);
    padding-inline: var(--space-16);
    border-radius: var(--radius-control);
    color: var(--quiet);
    text-align: center;
    cursor: pointer;
  }
  details[open] summary {
    color: var(--ink);
  }
  details ul {
    display: grid;
    gap: var(--space-8);
    padding: var(--space-8) var(--space-24);
  }
  @media (max-width: 860px) {
    .card {
      grid-template-columns: minmax(0, 1fr);
      justify-items: center;
      gap: var(--space-24);
      inline-size: min(100%, 26rem);
      padding: var(--space-24);
    }
    .how {
      inline-size: 100%;
    }
  }
  @media (max-width: 420px) {
    .card {
      padding: var(--space-16);
    }
  }
`;

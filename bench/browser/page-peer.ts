/** A page that sends what a person picks, and the host behind it. */
import type { Page, Response } from 'playwright';
import type { Stage } from '../stage.ts';

export interface PagePeer {
  readonly name: string;
  /** Where the host is at present; another place after it was started again, perhaps. */
  readonly origin: () => string;
  /** Opens the page as somebody who may send, by way of `origin`, ready for the first tap. */
  readonly enter: (page: Page, origin: string) => Promise<void>;
  /** Where somebody's first look at it leads. */
  readonly front: () => Promise<string>;
  /** Taps, picks the files, taps what else it takes. Calls `picked` as they are picked; answers the taps, picking among them. */
  readonly send: (page: Page, files: readonly string[], picked: () => void) => Promise<number>;
  /** Whether this answer says that a file is whole on the other side. */
  readonly isReceipt: (response: Response) => boolean;
  /** How many such answers so many files have. */
  readonly receiptsFor: (files: number) => number;
  /** As a power cut would end it. */
  readonly kill: () => Promise<unknown>;
  readonly start: () => Promise<void>;
  /** The folder where the files end up. */
  readonly store: string;
  /** Waits for what is still being done, and drops what it may. */
  readonly settle: () => Promise<void>;
}

export interface PagePeerKind {
  /** Starts it for as long as the stage stands. */
  readonly start: (stage: Stage) => Promise<PagePeer>;
}

/** One tap that opens the chooser, and the pick. */
export async function pick(
  page: Page,
  tap: () => Promise<void>,
  files: readonly string[],
  picked: () => void,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await tap();
  const opened = await chooser;
  picked();
  await opened.setFiles([...files]);
}

/** Says on stderr how far a long command is: one line that changes on a terminal, a line now and then elsewhere. */

const terminalEveryMs = 100;
const elsewhereEveryMs = 10_000;

export class ProgressLine {
  readonly #isTerminal = process.stderr.isTTY;
  #saidAtMs = Date.now();
  #hasLine = false;

  /** Said at once only if the last time is long enough ago. */
  say(text: () => string): void {
    const everyMs = this.#isTerminal ? terminalEveryMs : elsewhereEveryMs;
    if (Date.now() - this.#saidAtMs < everyMs) return;
    this.#saidAtMs = Date.now();
    // To the start of the line, and whatever is behind its end goes.
    process.stderr.write(this.#isTerminal ? `\r${text()}\u001B[K` : `${text()}\n`);
    this.#hasLine = this.#isTerminal;
  }

  /** Makes way for what is written next. */
  clear(): void {
    if (this.#hasLine) process.stderr.write('\r\u001B[K');
    this.#hasLine = false;
  }
}

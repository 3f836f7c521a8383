/** Server-sent events from text as it comes, cut anywhere (WHATWG HTML, "event stream interpretation"). */

export interface StreamMessage {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

export class EventStreamParser {
  #rest = '';
  #afterReturn = false;
  #atStart = true;
  #id = '';
  #type = '';
  #data: string[] = [];

  /** The messages that `text` completes. A blank line ends a message; one that the stream's end cuts off is dropped. */
  push(text: string): StreamMessage[] {
    let fresh = text;
    if (this.#atStart && fresh !== '') {
      this.#atStart = false;
      if (fresh.startsWith('\uFEFF')) fresh = fresh.slice(1);
    }
    // \r\n is one line end even where the cut falls between the two.
    if (this.#afterReturn && fresh !== '') {
      this.#afterReturn = false;
      if (fresh.startsWith('\n')) fresh = fresh.slice(1);
    }
    this.#afterReturn = fresh.endsWith('\r') || (fresh === '' && this.#afterReturn);
    const lines = (this.#rest + fresh).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): StreamMessage[] {
    if (line === '') return this.#finish();
    const colon = line.indexOf(':');
    if (colon === 0) return [];
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#type = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    return [];
  }

  #finish(): StreamMessage[] {
    const message = { id: this.#id, type: this.#type === '' ? 'message' : this.#type, data: this.#data.join('\n') };
    const isEmpty = this.#data.length === 0;
    this.#type = '';
    this.#data = [];
    return isEmpty ? [] : [message];
  }
}

/** One import after another: what was brought, how far it is, what became of it. Sending itself is another's, and handed in. */
import type { Failure } from '../../protocol/failure.ts';
import { importWords } from '../words/import-words.ts';
import { type Brought, chosenFiles, droppedEntries, filesIn } from './brought-files.ts';
import { type ImportRoad, isNoPhoto, type OnTheRoad } from './import-road.ts';
import { isOfTakeout, mayBePhoto } from './may-be-photo.ts';
import { type ImportSummary, Portions } from './portions.ts';

export interface Problem {
  readonly name: string;
  /** null where this browser could not read it. */
  readonly failure: Failure | null;
}

interface Road {
  readonly road: ImportRoad;
  readonly portions: Portions;
}

/** Handed on together, and told of together. */
const atOnce = 200;

/** Dispatches `change`. */
export class Imports extends EventTarget {
  readonly #open: () => Promise<ImportRoad>;
  readonly #loose: string;
  #opened: Road | null = null;
  #looking: AbortController | null = null;
  #found = 0;
  #others = 0;
  #hasTakeout = false;
  #unopened: Problem[] = [];
  #folders = new Set<string>();
  #wasCancelled = false;
  #isShown = false;

  /** `loose` is what files without a folder are filed under. */
  constructor(open: () => Promise<ImportRoad>, loose: string = importWords.loose) {
    super();
    this.#open = open;
    this.#loose = loose;
  }

  /** Whether there is anything to tell. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** Files found so far, while folders are walked. */
  get lookedAt(): number | null {
    return this.#looking === null ? null : this.#found;
  }

  get summary(): ImportSummary | null {
    return this.#opened?.portions.summary ?? null;
  }

  get isUnderWay(): boolean {
    return this.#looking !== null || (this.summary?.left ?? 0) > 0;
  }

  get isPaused(): boolean {
    return this.#opened?.road.isPaused ?? false;
  }

  get isReachable(): boolean {
    return this.#opened?.road.isReachable ?? true;
  }

  get wasCancelled(): boolean {
    return this.#wasCancelled;
  }

  /** null for several, or none. */
  get folder(): string | null {
    const [one = null, ...others] = this.#folders;
    return others.length > 0 ? null : one;
  }

  /** Files that are no photos, as their name or the host says. */
  get otherCount(): number {
    return this.#others + (this.summary?.noPhotos ?? 0);
  }

  get hasTakeout(): boolean {
    return this.#hasTakeout;
  }

  get problems(): readonly Problem[] {
    const failed = this.#photos.filter((photo) => isProblem(photo));
    return [...this.#unopened, ...failed.map(({ name, state }) => ({ name, failure: state.failure ?? null }))];
  }

  /** Photos of an import that an earlier page did not finish: their files have to be brought again. */
  get leftOfEarlier(): number {
    return this.#photos.filter(({ state }) => state.why === 'reloaded').length;
  }

  /** To be called while the drop is handled. */
  async takeDrop(transfer: DataTransfer): Promise<void> {
    const entries = droppedEntries(transfer);
    const unopened = ({ path }: { path: string }): void => void this.#unopened.push({ name: path, failure: null });
    await this.#take((signal) => filesIn(entries, unopened, signal));
  }

  async takeChosen(files: Iterable<File>): Promise<void> {
    const chosen = chosenFiles(files);
    await this.#take(async function* () {
      yield* chosen;
    });
  }

  pause(): void {
    this.#opened?.road.pause();
  }

  goOn(): void {
    this.#opened?.road.goOn();
  }

  /** What is imported stays. */
  cancel(): void {
    this.#looking?.abort();
    this.#wasCancelled = true;
    this.#opened?.portions.stop();
    this.#opened?.road.cancelAll();
    this.#changed();
  }

  retry(): void {
    this.#opened?.road.retryAll();
  }

  /** Imports what was deleted here before. */
  bringBack(): void {
    for (const { id, state } of this.#photos) if (state.at === 'removed') this.#opened?.road.sendAgain(id);
  }

  /** Lets go of what an earlier page left. */
  forget(): void {
    this.#opened?.road.forget('unpicked');
  }

  /** Nothing more is to be told. */
  close(): void {
    this.#begin();
    this.#isShown = false;
    this.#changed();
  }

  get #photos(): readonly OnTheRoad[] {
    return this.#opened?.road.photos ?? [];
  }

  async #take(walk: (signal: AbortSignal) => AsyncIterable<Brought>): Promise<void> {
    if (!this.isUnderWay) this.#begin();
    this.#isShown = true;
    this.#wasCancelled = false;
    const looking = new AbortController();
    this.#looking = looking;
    this.#changed();
    const { portions } = await this.#road();
    let [some, folder]: [File[], string] = [[], this.#loose];
    const handOn = (): void => {
      portions.put(some, folder);
      some = [];
      this.#changed();
    };
    try {
      for await (const brought of walk(looking.signal)) {
        looking.signal.throwIfAborted();
        this.#found += 1;
        if (!mayBePhoto(brought.file)) {
          this.#others += 1;
          this.#hasTakeout ||= isOfTakeout(brought.file);
          continue;
        }
        const of = brought.folder ?? this.#loose;
        if (of !== folder || some.length >= atOnce) handOn();
        folder = of;
        this.#folders.add(of);
        some.push(brought.file);
      }
      handOn();
    } catch (error) {
      if (!looking.signal.aborted) throw error;
    } finally {
      if (this.#looking === looking) this.#looking = null;
      this.#changed();
    }
  }

  async #road(): Promise<Road> {
    if (this.#opened !== null) return this.#opened;
    const road = await this.#open();
    this.#opened = { road, portions: new Portions(road) };
    road.addEventListener('change', () => this.#changed());
    return this.#opened;
  }

  #begin(): void {
    [this.#found, this.#others, this.#unopened, this.#folders] = [0, 0, [], new Set()];
    [this.#hasTakeout, this.#wasCancelled] = [false, false];
    if (this.#opened === null) return;
    const { road, portions } = this.#opened;
    portions.begin();
    // What could not be imported has been told.
    road.cancelAll();
    for (const { id, state } of road.photos) if (state.why === 'unreadable') road.cancel(id);
    road.forget('removed');
    road.clearDone();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function isProblem(photo: OnTheRoad): boolean {
  return photo.state.why === 'unreadable' || (photo.state.at === 'failed' && !isNoPhoto(photo));
}

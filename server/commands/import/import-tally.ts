/** What became of the files of an import, and how that is said. */
import { extname } from 'node:path';

const mostListed = 20;

export class ImportTally {
  imported = 0;
  importedBytes = 0;
  alreadyHere = 0;
  deletedBefore = 0;
  /** Files that were understood without being photos: Takeout's. */
  sidecars = 0;
  readonly #others = new Map<string, number>();
  readonly #problems: { readonly path: string; readonly why: string }[] = [];

  /** Files and folders that could not be taken. */
  get problemCount(): number {
    return this.#problems.length;
  }

  notPhoto(path: string): void {
    const kind = extname(path).slice(1).toLowerCase() || 'without an ending';
    this.#others.set(kind, (this.#others.get(kind) ?? 0) + 1);
  }

  problem(path: string, why: string): void {
    this.#problems.push({ path, why });
  }

  /** A line for each thing that is worth knowing. */
  sentences(lane: string): string[] {
    const others = [...this.#others].toSorted((a, b) => b[1] - a[1]);
    const otherCount = others.reduce((sum, [, count]) => sum + count, 0);
    const zips = this.#others.get('zip') ?? 0;
    return [
      `${photos(this.imported)} imported into “${lane}”${this.imported === 0 ? '' : `, ${amount(this.importedBytes)}`}.`,
      ...(this.alreadyHere > 0
        ? [`${photos(this.alreadyHere)} ${this.alreadyHere === 1 ? 'was' : 'were'} in the library already.`]
        : []),
      ...(this.deletedBefore > 0
        ? [
            `${photos(this.deletedBefore)} ${this.deletedBefore === 1 ? 'was' : 'were'} deleted in the library before, and stay out of it. With --again they come back.`,
          ]
        : []),
      ...(this.sidecars > 0
        ? [`${files(this.sidecars)} with dates and places of photos ${this.sidecars === 1 ? 'was' : 'were'} read.`]
        : []),
      ...(otherCount > 0
        ? [
            `${files(otherCount)} ${otherCount === 1 ? 'is no photo' : 'are no photos'} (${others
              .slice(0, 5)
              .map(([kind, count]) => `${count} ${kind}`)
              .join(', ')}${others.length > 5 ? ' and others' : ''}).`,
          ]
        : []),
      ...(zips > 0 ? ['What is in a ZIP archive is not looked into: unpack it and import the folder.'] : []),
      ...this.#problems.slice(0, mostListed).map(({ path, why }) => `Not imported: ${path}: ${why}.`),
      ...(this.problemCount > mostListed ? [`And ${this.problemCount - mostListed} more could not be imported.`] : []),
    ];
  }
}

export function amount(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

function photos(count: number): string {
  return `${count} ${count === 1 ? 'photo' : 'photos'}`;
}

function files(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

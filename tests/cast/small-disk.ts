/** A disk that is full soon: memory, mounted for one test. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class SmallDisk implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'landfall-small-disk-'));

  /** Throws where this user may not mount anything. */
  constructor(megabytes: number) {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'landfall-test', this.folder], {
        stdio: 'ignore',
      });
    } catch (error) {
      rmSync(this.folder, { recursive: true });
      throw error;
    }
  }

  /** Only root on Linux may, and not in every container. */
  static canBeMade(): boolean {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    try {
      new SmallDisk(1)[Symbol.dispose]();
      return true;
    } catch {
      return false;
    }
  }

  [Symbol.dispose](): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

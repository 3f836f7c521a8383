/** A disk of its own, that can be copied as it is at this moment: an ext4 file system in a file, mounted. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const command = promisify(execFile);

export class LoopDisk implements AsyncDisposable {
  readonly #image: string;
  readonly #top: string;
  readonly folder: string;

  private constructor(top: string) {
    this.#top = top;
    this.#image = join(top, 'image');
    this.folder = join(top, 'disk');
  }

  /** Only root on Linux may mount one, and not in every container. */
  static canBeMade(): boolean {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    const make =
      'd=$(mktemp -d); truncate -s 8M $d/i && mkfs.ext4 -q $d/i && mkdir $d/m && mount -o loop $d/i $d/m && umount $d/m';
    try {
      execFileSync('sh', ['-c', `${make}; code=$?; rm -rf $d; exit $code`], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  static async make(megabytes: number): Promise<LoopDisk> {
    const disk = await LoopDisk.#at();
    await command('truncate', ['-s', `${megabytes}M`, disk.#image]);
    await command('mkfs.ext4', ['-q', disk.#image]);
    await disk.mount();
    return disk;
  }

  static async #at(): Promise<LoopDisk> {
    const disk = new LoopDisk(await mkdtemp(join(tmpdir(), 'landfall-loop-')));
    await command('mkdir', [disk.folder]);
    return disk;
  }

  /** What a power cut now would leave: nothing that is only in the system's memory. It is mounted by `mount`. */
  async copy(): Promise<LoopDisk> {
    const copy = await LoopDisk.#at();
    await command('cp', ['--sparse=always', this.#image, copy.#image]);
    return copy;
  }

  async mount(): Promise<void> {
    await command('mount', ['-o', 'loop', this.#image, this.folder]);
  }

  async unmount(): Promise<void> {
    await command('umount', ['-l', this.folder]);
  }

  /** As ext4 itself does after an error of the disk: nothing can be written, whoever has files open. Unmounting ends it. */
  async becomeReadOnly(): Promise<void> {
    await command('mount', ['-o', 'remount,abort', this.folder]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.unmount().catch(() => undefined);
    await rm(this.#top, { recursive: true, force: true });
  }
}

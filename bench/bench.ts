/** `npm run bench`: how Landfall does beside what people would use instead, on this machine, in the same minutes. */
import { cpus } from 'node:os';
import { readOptions, usage } from './bench-options.ts';
import { type BrowserResult, browserBench, browserReport } from './browser/browser-bench.ts';
import { type GalleryResult, galleryBench } from './gallery/gallery-bench.ts';
import { galleryReport, galleryVerdict } from './gallery/gallery-report.ts';
import { coldStartBench, timelineBench } from './library/catalog-bench.ts';
import { consoleBench } from './library/console-bench.ts';
import { type LibraryResult, libraryReport } from './library/library-report.ts';
import { previewsBench } from './library/previews-bench.ts';
import { writeReadme } from './readme-table.ts';
import { Rounds } from './rounds.ts';
import { Stage } from './stage.ts';
import { names, verdict } from './targets.ts';
import { cameraPhoto } from './upload/camera-photo.ts';
import { uploadBench } from './upload/upload-bench.ts';
import { type UploadResult, uploadReport } from './upload/upload-report.ts';
import { workloads } from './upload/workload.ts';

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(usage);
else if (options.isOfGallery) await ofGallery();
else await bench();

async function ofGallery(): Promise<void> {
  await using stage = await Stage.open();
  console.log(machine());
  const results: GalleryResult[] = [];
  for (const size of options.sizes) {
    results.push(await galleryBench(stage, size));
    console.log(`\n${galleryReport(results)}\n`);
  }
  console.log(`${galleryVerdict(results)}\n`);
  if (options.writeReadme)
    await writeReadme('gallery bench', [dated(), galleryReport(results), galleryVerdict(results)].join('\n\n'));
}

async function bench(): Promise<void> {
  await using stage = await Stage.open();
  const { only, scale } = options;
  const rounds = new Rounds(options.rounds, options.minutes);
  console.log(machine());
  const photo = await cameraPhoto();
  const library = await libraryBench(stage, photo);
  const chosen = workloads(scale, photo).filter(({ letter }) => only.has(letter));
  const browser = only.has('browser') ? await browserBench(stage, rounds, scale, photo) : null;
  const uploads = chosen.length > 0 ? await uploadBench(stage, rounds, chosen, options.rounds) : [];
  const judged = verdict({ uploads, browser, library });
  console.log(`\n${judged}\n`);
  if (scale !== 1)
    console.log(`The sizes were ${scale} of the full ones: this shows whether it works, not how fast it is.\n`);
  if (options.writeReadme) await writeReadme('bench', page(judged, uploads, browser, library));
}

async function libraryBench(stage: Stage, photo: Buffer): Promise<LibraryResult> {
  const { only, scale } = options;
  const [small, large] = [100_000, 1_000_000].map((full) => Math.max(1000, Math.round(full * scale)));
  const [starting, paging] = only.has('catalog') ? [small, large] : [];
  const result = {
    previewCpuMs: only.has('previews') ? await previewsBench(stage, photo) : null,
    console: only.has('console') ? await consoleBench(stage, photo, Math.max(5, Math.round(60 * scale))) : null,
    coldStart: starting === undefined ? null : { photos: starting, seconds: await coldStartBench(stage, starting) },
    timeline: paging === undefined ? null : { photos: paging, ...(await timelineBench(stage, paging)) },
  };
  if (only.has('previews') || only.has('console') || only.has('catalog')) console.log(`\n${libraryReport(result)}\n`);
  return result;
}

function machine(): string {
  return `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), TLS over loopback`;
}

function dated(): string {
  return `${new Date().toISOString().slice(0, 10)}, ${machine()}`;
}

/** As the README quotes it. */
function page(
  judged: string,
  uploads: readonly UploadResult[],
  browser: BrowserResult | null,
  library: LibraryResult,
): string {
  const details = [
    ...uploads.map((result) => uploadReport(result, names.ours).trim()),
    ...(browser === null ? [] : [browserReport(browser)]),
    libraryReport(library),
  ];
  return [
    `${dated()}, up to ${options.rounds} interleaved rounds.`,
    judged,
    '<details><summary>All of it</summary>',
    ...details,
    '</details>',
  ].join('\n\n');
}

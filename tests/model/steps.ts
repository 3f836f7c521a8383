/** What can happen to a host, as steps of a schedule. Each does it to the real one and to the reference, and compares. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Failure } from '../../protocol/failure.ts';
import type { UploadDeclaration, UploadStatus } from '../../protocol/upload.ts';
import type { Content, Reference, UploadInTheory } from './reference.ts';
import { phone, type World } from './world.ts';

/** Numbers choose among what there is when the step comes, so that a schedule stays one when steps are left out. */
export type Step =
  | { readonly do: 'declare' | 'send-at-once' | 'form'; readonly content: number; readonly sendAgain: boolean }
  | { readonly do: 'append' | 'cut' | 'append-at-wrong-offset'; readonly upload: number; readonly share: number }
  | { readonly do: 'abandon' | 'status'; readonly upload: number }
  | { readonly do: 'delete' | 'restore'; readonly content: number }
  | { readonly do: 'stop-and-start' | 'crash' | 'fill-disk' | 'make-room' }
  | { readonly do: 'crash-while-appending'; readonly upload: number; readonly ticks: number };

export async function take(step: Step, theory: Reference, world: World): Promise<void> {
  switch (step.do) {
    case 'declare':
    case 'send-at-once':
      return declare(contentAt(theory, step.content), step.sendAgain, step.do === 'send-at-once', theory, world);
    case 'form':
      return sendForm(contentAt(theory, step.content), theory, world);
    case 'delete':
    case 'restore':
      return removeOrRestore(contentAt(theory, step.content), step.do === 'delete', theory, world);
    case 'stop-and-start':
      return world.startAgain();
    case 'crash':
      return crash(theory, world);
    case 'fill-disk':
      theory.isFull = true;
      return world.fill();
    case 'make-room':
      return makeRoom(theory, world);
    case 'append':
    case 'cut':
    case 'append-at-wrong-offset':
    case 'abandon':
    case 'status':
    case 'crash-while-appending': {
      const upload = theory.uploads[step.upload % Math.max(1, theory.uploads.length)];
      return upload !== undefined && (await isKnown(upload, theory, world))
        ? takeOn(upload, step, theory, world)
        : undefined;
    }
  }
}

async function takeOn(
  upload: UploadInTheory,
  step: Extract<Step, { upload: number }>,
  theory: Reference,
  world: World,
): Promise<void> {
  const { id, content } = upload;
  const from = upload.offset ?? content.bytes.length;
  const rest = content.bytes.subarray(from);
  switch (step.do) {
    case 'append':
    case 'cut': {
      const piece = rest.subarray(0, Math.ceil(rest.length * step.share));
      const outcome = await attempt(world.intake.append(id, phone, from, body(piece, step.do === 'cut')));
      return step.do === 'cut' && upload.offset !== null && !(outcome instanceof Failure && outcome.code !== 'internal')
        ? standsBetween(upload, from, from + piece.length, theory, world)
        : stands(upload, outcome, from + piece.length, theory, world);
    }
    case 'append-at-wrong-offset': {
      if (upload.offset === null || rest.length < 2) return;
      const outcome = await attempt(world.intake.append(id, phone, from + 1, body(rest.subarray(1), false)));
      const isRefused = outcome instanceof Failure && (outcome.code === 'offset-mismatch' || theory.isFull);
      assert(isRefused, `at a wrong offset: ${said(outcome)}`);
      return;
    }
    case 'status':
      return stands(upload, await attempt(world.intake.status(id, phone)), from, theory, world);
    case 'abandon': {
      const outcome = await attempt(world.intake.abandon(id, phone));
      if (outcome instanceof Failure) assert(theory.isFull || outcome.code === 'not-found', said(outcome));
      if (upload.offset !== null && !(outcome instanceof Failure)) forget(upload, theory);
      return;
    }
    case 'crash-while-appending': {
      makeRoom(theory, world);
      world.intake.append(id, phone, from, body(rest, false)).catch(() => undefined);
      for (let tick = 0; tick < step.ticks; tick += 1) await setImmediate();
      await crash(theory, world);
      return standsBetween(upload, from, content.bytes.length, theory, world);
    }
  }
}

async function declare(
  content: Content,
  sendAgain: boolean,
  atOnce: boolean,
  theory: Reference,
  world: World,
): Promise<void> {
  const { bytes, sha256 } = content;
  const declaration: UploadDeclaration = {
    name: `${sha256.slice(0, 6)}.avi`,
    sizeBytes: bytes.length,
    mimeType: null,
    lastModifiedMs: Date.UTC(2024, 5, 15),
    sha256,
    sendAgain,
  };
  const outcome = await attempt(world.intake.declare(phone, declaration, atOnce ? body(bytes, false) : null));
  if (outcome instanceof Failure) {
    refusedRightly(outcome, content, sendAgain, theory);
    return isKeptOrNot(content, theory, world);
  }
  const upload: UploadInTheory = { id: outcome.id, content, sendAgain, offset: 0, sentUpTo: null };
  theory.uploads.push(upload);
  await stands(upload, outcome.status, atOnce ? bytes.length : 0, theory, world);
}

async function sendForm(content: Content, theory: Reference, world: World): Promise<void> {
  const { bytes, sha256 } = content;
  const sender = { deviceId: phone, name: `${sha256.slice(0, 6)}.avi`, lastModifiedMs: null, sendAgain: false };
  const outcome = await attempt(
    (async () => {
      const room = await world.intake.promiseRoom(bytes.length);
      try {
        return await world.intake.takeIn(sender, body(bytes, false).stream, room);
      } finally {
        room.end();
      }
    })(),
  );
  if (outcome instanceof Failure) {
    refusedRightly(outcome, content, false, theory);
    return isKeptOrNot(content, theory, world);
  }
  assert.equal(outcome.sha256, sha256);
  theory.photos.set(sha256, { id: outcome.photoId, isRemoved: false });
}

async function removeOrRestore(content: Content, isRemoval: boolean, theory: Reference, world: World): Promise<void> {
  const photo = theory.photos.get(content.sha256);
  if (photo === undefined) return;
  const { library } = world;
  const act = isRemoval ? library.remove(photo.id) : library.change(photo.id, { trashed: false }).then(() => undefined);
  const outcome = await attempt(act.catch(fullDatabase));
  if (outcome instanceof Failure) {
    assert(theory.isFull, said(outcome));
    return isKeptOrNot(content, theory, world);
  }
  photo.isRemoved = isRemoval;
}

/** The offset that the host says is the expected one, or it says why not and nothing has changed. */
async function stands(
  upload: UploadInTheory,
  outcome: UploadStatus | Failure,
  expected: number,
  theory: Reference,
  world: World,
): Promise<void> {
  const { content, sendAgain } = upload;
  if (!(outcome instanceof Failure)) return agrees(upload, outcome, expected, expected, theory);
  const isRefused =
    expected === content.bytes.length && theory.photos.get(content.sha256)?.isRemoved === true && !sendAgain;
  if (outcome.code === 'removed-here' && isRefused) return forget(upload, theory);
  // An upload that took one request has no entry in the ledger: after a restart its receipt is told by `known` alone.
  if (outcome.code === 'not-found' && upload.offset === null) return forget(upload, theory);
  assert(theory.isFull, `${said(outcome)} at ${upload.offset} of ${content.bytes.length}`);
  await standsBetween(upload, upload.offset ?? content.bytes.length, expected, theory, world);
}

/** After a fault: what was durable before is there still, and nothing is there that was not sent. */
async function standsBetween(
  upload: UploadInTheory,
  least: number,
  most: number,
  theory: Reference,
  world: World,
): Promise<void> {
  const outcome = await attempt(world.intake.status(upload.id, phone));
  if (!(outcome instanceof Failure)) return agrees(upload, outcome, least, most, theory);
  if (outcome.code === 'removed-here') return forget(upload, theory);
  if (theory.isFull && outcome.code !== 'not-found' && outcome.code !== 'upload-gone') {
    upload.sentUpTo = most;
    return;
  }
  // Of a whole file without a receipt the next start knows no more than that the photo is here.
  assert(most === upload.content.bytes.length, `${said(outcome)}: ${least} bytes were durable`);
  forget(upload, theory);
  await isKeptOrNot(upload.content, theory, world);
  assert(
    theory.photos.has(upload.content.sha256),
    `${said(outcome)}: ${least} bytes were durable, and there is no photo`,
  );
}

/** Asks again what a fault left open. Answers false while the disk does not let the host say. */
export async function isKnown(upload: UploadInTheory, theory: Reference, world: World): Promise<boolean> {
  const { sentUpTo, offset, content } = upload;
  if (sentUpTo === null) return true;
  upload.sentUpTo = null;
  await standsBetween(upload, offset ?? content.bytes.length, sentUpTo, theory, world);
  return upload.sentUpTo === null && theory.uploads.includes(upload);
}

function agrees(upload: UploadInTheory, status: UploadStatus, least: number, most: number, theory: Reference): void {
  const { content } = upload;
  if (status.state === 'complete') {
    assert.equal(most, content.bytes.length, 'complete, though not all of it was sent');
    assert.equal(status.receipt.sha256, content.sha256);
    const isNewlyComplete = upload.offset !== null;
    upload.offset = null;
    if (isNewlyComplete) theory.photos.set(content.sha256, { id: status.receipt.photoId, isRemoved: false });
    return;
  }
  assert(upload.offset !== null, 'a complete upload is receiving again');
  assert(status.offset >= least && status.offset <= most, `${status.offset} is not between ${least} and ${most}`);
  assert(status.offset < content.bytes.length, 'whole, and yet no receipt');
  upload.offset = status.offset;
}

function refusedRightly(failure: Failure, content: Content, sendAgain: boolean, theory: Reference): void {
  const isRemoved = theory.photos.get(content.sha256)?.isRemoved === true && !sendAgain;
  assert(theory.isFull || (isRemoved && failure.code === 'removed-here'), said(failure));
}

/** After a fault in the middle: it is kept or it is not; the reference follows. */
async function isKeptOrNot({ sha256 }: Content, theory: Reference, world: World): Promise<void> {
  const { known, removed } = await world.library.known([sha256], phone);
  const id = known[sha256];
  const before = theory.photos.get(sha256);
  if (id !== undefined) theory.photos.set(sha256, { id, isRemoved: false });
  else if (before !== undefined) {
    assert(removed.includes(sha256), `${sha256.slice(0, 6)} was kept, and is neither here nor removed`);
    before.isRemoved = true;
  }
}

/** The library rejects with the disk's own errors; what receives bytes puts them into words. */
function fullDatabase(error: unknown): never {
  throw error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL' ? new Failure('disk-full') : error;
}

async function attempt<T>(act: Promise<T>): Promise<T | Failure> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Failure) return error;
    if (error instanceof Error && error.message === 'cut') return new Failure('internal', 'cut');
    throw error;
  }
}

function body(bytes: Buffer, isCut: boolean) {
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    if (isCut) throw new Error('cut');
  };
  return { stream: Readable.from(pieces()), checksum: null };
}

function contentAt({ contents }: Reference, index: number): Content {
  const content = contents[index % contents.length];
  if (content === undefined) throw new Error('there is no file to send');
  return content;
}

function forget(upload: UploadInTheory, { uploads }: Reference): void {
  uploads.splice(uploads.indexOf(upload), 1);
}

async function crash(theory: Reference, world: World): Promise<void> {
  makeRoom(theory, world);
  await world.crash();
  // That an upload is complete is written down after its receipt was given: what it sent last may be asked for once more.
  for (const upload of theory.uploads.filter(({ offset }) => offset === null)) forget(upload, theory);
}

function makeRoom(theory: Reference, world: World): void {
  theory.isFull = false;
  world.room();
}

function said(outcome: unknown): string {
  return outcome instanceof Failure ? `${outcome.code} (${outcome.detail})` : 'no failure';
}

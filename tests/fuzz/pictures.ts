/** Mutated pictures through the whole host: taken in as a phone sends them, read, previewed, listed, fetched and thrown away. */
import { setTimeout } from 'node:timers/promises';
import { ProblemSchema } from '../../protocol/failure.ts';
import { HostStatusSchema } from '../../protocol/host.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { photoSet } from '../cast/photo-set.ts';
import { declarationOf, sha256Of } from '../cast/tus.ts';
import { type Answer, Phone } from '../faults/phone.ts';
import type { Company } from './company.ts';
import type { Findings } from './findings.ts';
import { type MutatedPicture, mutatedPicture } from './mutated-picture.ts';
import { filesOutside } from './outside.ts';

export interface PicturesOptions {
  readonly seed: number;
  readonly pictures: number;
  readonly endsAtMs: number;
  readonly findings: Findings;
}

export interface PicturesDone {
  readonly sent: number;
  readonly kept: number;
  readonly refused: number;
  readonly previewed: number;
}

/** Larger ones take their time and break no differently. */
const mostBytes = 250_000;
const atOnce = 3;
/** Then previews are waited for and everything is looked at and thrown away, so that a long run needs no large disk. */
const batch = 60;
const renewEvery = batch * 20;
const patienceMs = 120_000;

export async function fuzzPictures(company: Company, options: PicturesOptions): Promise<PicturesDone> {
  const { seed, findings } = options;
  const photos = photoSet().filter(({ bytes, path }) => bytes > 2 && bytes < mostBytes && !path.endsWith('.json'));
  const done = { sent: 0, kept: 0, refused: 0, previewed: 0 };

  const one = async (phone: Phone, index: number): Promise<void> => {
    const picture = await mutatedPicture(seed, index, photos);
    const answer = await sendPicture(phone, picture).catch((error: unknown) => String(error));
    done.sent += 1;
    if (typeof answer !== 'string' && answer.status === 201) {
      done.kept += 1;
      if (answer.headers.get('landfall-sha256') !== sha256Of(picture.bytes))
        findings.add('receipt', 'it names other bytes', picture.story);
    } else if (isRefusal(answer)) done.refused += 1;
    else
      findings.add(
        'accept path',
        `no clear answer: ${typeof answer === 'string' ? answer : answer.status}`,
        picture.story,
      );
  };

  // Whatever was done before, somebody is there to send them.
  await company.renew();
  for (let begun = 0; begun < options.pictures && performance.now() < options.endsAtMs; ) {
    const phone = Phone.of(company.caller('browse'), { connections: atOnce });
    const end = Math.min(begun + batch, options.pictures);
    const first = begun;
    const sender = async (): Promise<void> => {
      while (begun < end) {
        begun += 1;
        await one(phone, begun - 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
    done.previewed += await lookAtAll(company, findings, `pictures ${first} to ${end - 1}`);
    phone.hangUp();
    if (!company.host.isRunning) {
      findings.add('host', 'it ended', company.host.log.slice(-2000));
      break;
    }
    if (begun < options.pictures && begun % renewEvery === 0) await company.renew();
  }
  return done;
}

function sendPicture(phone: Phone, { name, mimeType, bytes }: MutatedPicture): Promise<Answer> {
  return phone.call('POST', routes.uploads, {
    headers: { ...declarationOf({ name, mimeType, bytes }), 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  });
}

function isRefusal(answer: Answer | string): boolean {
  if (typeof answer === 'string') return false;
  const problem = ProblemSchema.safeParse(JSON.parse(answer.body.toString('utf8') || 'null'));
  return problem.success && ['not-a-photo', 'empty-file', 'bad-request'].includes(problem.data.code);
}

/** Waits for the previews, fetches what there is, and empties library and trash. Answers how many have a preview. */
async function lookAtAll(company: Company, findings: Findings, what: string): Promise<number> {
  const owner = company.caller('own');
  const beganAtMs = performance.now();
  while ((await owner.ask(HostStatusSchema, routes.status)).pendingPreviews !== 0) {
    if (performance.now() - beganAtMs > patienceMs) {
      findings.add('previews', 'they are not done in two minutes', what);
      break;
    }
    await setTimeout(100);
  }
  const { photos } = await owner.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
  for (const { id, name } of photos) {
    const original = await owner.call(routes.original(id));
    const type = original.headers.get('content-type') ?? '';
    if (original.status !== 200 || !/^(image\/(?!svg)|video\/|application\/octet-stream)/.test(type))
      findings.add('original', `${original.status} ${type}`, `${what}: ${name}`);
  }
  for (const path of await filesOutside(company.host)) findings.add('disk', 'a file outside of the library', path);
  const previewed = photos.filter(({ preview }) => preview === 'ready').length;
  if (photos.length > 0) {
    await owner.call(routes.acts, {
      method: 'POST',
      json: { act: { kind: 'trash' }, photos: photos.map(({ id }) => id) },
    });
    await owner.call(routes.trash, { method: 'DELETE' });
  }
  return previewed;
}

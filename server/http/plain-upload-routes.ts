/** The plain door: a form with many files in it, for curl, share sheets and pages without script. */
import type { Request, Response } from 'express';
import { Router } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { z } from 'zod';
import { Failure, type FailureCode } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { PlainUpload, Receipt } from '../../protocol/upload.ts';
import type { Intake, PromisedRoom } from '../intake/intake.ts';
import type { Library } from '../library/library.ts';
import type { Guest } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { asError } from './json-body.ts';

interface FormFile {
  readonly intake: Intake;
  readonly guest: Guest;
  readonly room: PromisedRoom;
  readonly request: Request;
  readonly file: Express.Multer.File;
}

type Outcome =
  | { readonly receipt: Receipt }
  | { readonly refused: { readonly name: string; readonly code: FailureCode; readonly detail: string } };

const field = 'file';
const FieldsSchema = z.object({ sendAgain: z.string() });
const limits = { files: 1000, fields: 20, parts: 1020, fieldNameSize: 100, fieldSize: 1024, headerPairs: 50 };

export function plainUploadRoutes(intake: Intake, library: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.post(
    routes.photos,
    doorkeeper.only('send', async (request, response, guest) => {
      if (request.is('multipart/form-data') === false) throw new Failure('wrong-content-type');
      const outcomes: Outcome[] = [];
      // Each file's own size is not told before it is over, the whole form's is.
      const room = await intake.promiseRoom(Number(request.get('content-length') ?? 0));
      try {
        await readForm(request, response, intoIntake(intake, guest, room, outcomes));
      } finally {
        room.end();
      }
      const receipts = outcomes.flatMap((outcome) => ('receipt' in outcome ? [outcome.receipt] : []));
      const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
      const [first] = refused;
      if (receipts.length === 0)
        throw first === undefined
          ? new Failure('bad-request', `There is no file in this form. The field is called “${field}”.`)
          : new Failure(first.code, first.detail);
      const photos = await Promise.all(receipts.map(({ photoId }) => library.find(photoId, guest.id)));
      response.status(201).json({ photos, receipts, refused } satisfies PlainUpload);
    }),
  );
  return router;
}

function readForm(request: Request, response: Response, storage: StorageEngine): Promise<void> {
  const read = multer({ storage, limits, defParamCharset: 'utf8' }).array(field);
  return new Promise<void>((resolve, reject) => {
    read(request, response, (error: unknown) => {
      const isExpected = error instanceof Failure || error instanceof MulterError;
      if (error === undefined || error === null) resolve();
      else reject(isExpected ? error : new Failure('bad-request', 'This form cannot be read.'));
    });
  });
}

/** multer's own storages write whole files somewhere first; ours hands the stream to intake as it comes. */
function intoIntake(intake: Intake, guest: Guest, room: PromisedRoom, outcomes: Outcome[]): StorageEngine {
  let begun = 0;
  return {
    _handleFile(request: Request, file, done) {
      // Files end in any order; they are answered in that of the form.
      const index = begun;
      begun += 1;
      const answer = async (): Promise<void> => {
        const outcome = await takeIn({ intake, guest, room, request, file });
        if (outcome instanceof Error) return done(outcome);
        outcomes[index] = outcome;
        return done(null, {});
      };
      void answer();
    },
    _removeFile(_request, _file, done) {
      // What was taken in stays: its bytes are safe, whatever becomes of the rest of the form.
      done(null);
    },
  };
}

/** Answers an Error only for what stops the whole form: one file that is no photo does not stop the others. */
async function takeIn({ intake, guest, room, request, file }: FormFile): Promise<Outcome | Error> {
  const leave = (): void => {
    if (!request.complete) file.stream.destroy(new Error('the connection was cut'));
  };
  request.once('close', leave);
  try {
    const sender = {
      deviceId: guest.id,
      name: file.originalname,
      lastModifiedMs: null,
      sendAgain: isAskedAgain(request),
    };
    const receipt = await intake.takeIn(sender, file.stream, room);
    return { receipt };
  } catch (error) {
    if (!(error instanceof Failure) || error.remedy !== 'never') return asError(error);
    file.stream.resume();
    return { refused: { name: file.originalname, code: error.code, detail: error.detail } };
  } finally {
    request.off('close', leave);
  }
}

/** A field `sendAgain=true` in front of the files: the person wants photos back that were deleted here. */
function isAskedAgain(request: Request): boolean {
  return FieldsSchema.safeParse(request.body).data?.sendAgain === 'true';
}

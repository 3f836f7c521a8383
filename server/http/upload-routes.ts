/** The resumable door: tus 1.0.0 with creation, creation-with-upload, termination, checksum and expiration. */
import { type Request, type RequestHandler, Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { LaneNameSchema, laneHeader } from '../../protocol/lane.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { tusVersion, type UploadId, UploadIdSchema } from '../../protocol/upload.ts';
import type { Intake } from '../intake/intake.ts';
import type { Guest, Pairing } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import {
  bodyType,
  needVersion,
  readBody,
  readDeclaration,
  readOffset,
  writeCapabilities,
  writeStatus,
} from './tus-headers.ts';

const capabilities: RequestHandler = (_request, response) => {
  writeCapabilities(response);
  response.status(204).end();
};

export function uploadRoutes(intake: Intake, pairing: Pairing, doorkeeper: Doorkeeper): Router {
  const router = Router();
  /** The device itself; or the lane of a folder that the owner brings in. */
  const senderOf = async (request: Request, guest: Guest): Promise<DeviceId> => {
    const lane = request.get(laneHeader);
    if (lane === undefined) return guest.id;
    if (guest.access !== 'own') throw new Failure('not-allowed');
    return pairing.lane(LaneNameSchema.parse(lane));
  };
  const one = `${routes.uploads}/:id`;

  router.use(routes.uploads, (_request, response, next) => {
    response.setHeader('Tus-Resumable', tusVersion);
    next();
  });

  router.options(routes.uploads, capabilities);
  router.options(one, capabilities);

  router.post(
    routes.uploads,
    doorkeeper.only('send', async (request, response, guest) => {
      if (request.get('tus-resumable') !== tusVersion) writeCapabilities(response);
      needVersion(request);
      const hasBody = request.get('content-type') === bodyType;
      if (!hasBody && Number(request.get('content-length') ?? 0) > 0) throw new Failure('wrong-content-type');
      const declaration = readDeclaration(request);
      const { id, status } = await intake.declare(
        await senderOf(request, guest),
        declaration,
        hasBody ? readBody(request) : null,
      );
      response.setHeader('Location', `${routes.uploads}/${id}`);
      writeStatus(response, status);
      response.status(201).end();
    }),
  );

  router.head(
    one,
    doorkeeper.only('send', async (request, response, guest) => {
      needVersion(request);
      const status = await intake.status(uploadId(request.params['id']), await senderOf(request, guest));
      response.setHeader('Upload-Length', status.sizeBytes);
      writeStatus(response, status);
      response.status(200).end();
    }),
  );

  router.patch(
    one,
    doorkeeper.only('send', async (request, response, guest) => {
      needVersion(request);
      if (request.get('content-type') !== bodyType) throw new Failure('wrong-content-type');
      const id = uploadId(request.params['id']);
      const sender = await senderOf(request, guest);
      try {
        writeStatus(response, await intake.append(id, sender, readOffset(request), readBody(request)));
      } catch (error) {
        if (error instanceof Failure && error.code === 'offset-mismatch')
          writeStatus(response, await intake.status(id, sender));
        throw error;
      }
      response.status(204).end();
    }),
  );

  router.delete(
    one,
    doorkeeper.only('send', async (request, response, guest) => {
      needVersion(request);
      await intake.abandon(uploadId(request.params['id']), await senderOf(request, guest));
      response.status(204).end();
    }),
  );
  return router;
}

function uploadId(text: unknown): UploadId {
  const id = UploadIdSchema.safeParse(text);
  if (!id.success) throw new Failure('not-found', 'The host does not know this upload.');
  return id.data;
}

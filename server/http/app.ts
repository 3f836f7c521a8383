/** One door's express application: the gate, the routes, the app's files, and what is said when something fails. */
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Landfall } from '../landfall.ts';
import { actRoutes } from './act-routes.ts';
import { albumRoutes } from './album-routes.ts';
import { answerFailure } from './answer-failure.ts';
import { careRoutes } from './care-routes.ts';
import type { CookieNames } from './cookies.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { downloadRoutes } from './download-routes.ts';
import { findRoutes } from './find-routes.ts';
import { bodyInTime, gate, noStore, safeHeaders } from './gate.ts';
import { liveRoutes } from './live-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { openApiDocument } from './openapi/openapi.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { plainUploadRoutes } from './plain-upload-routes.ts';
import { revealRoutes } from './reveal-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { webFiles } from './web-files.ts';

export interface AppOptions {
  readonly landfall: Landfall;
  readonly protocol: 'http' | 'https';
  readonly cookies: CookieNames;
  readonly allowedHosts: () => ReadonlySet<string>;
  readonly devicesUrl: () => string;
  readonly launchKeySpent: () => Promise<void>;
  readonly hostName: string;
  readonly dataDir: string;
  readonly version: string;
  readonly log: Logger;
}

export function makeApp(options: AppOptions): Express {
  const { landfall, cookies, log, version } = options;
  const { pairing, intake, library, feed, lan } = landfall;
  const doorkeeper = new Doorkeeper(pairing, cookies.media);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // No proxy stands before us: what X-Forwarded-… says is anybody's word.
  app.set('trust proxy', false);

  app.use(safeHeaders);
  app.use(gate(options.protocol, options.allowedHosts));
  app.use(bodyInTime);
  app.use('/api', noStore);
  app.get(routes.openapi, (_request, response) => void response.json(openApiDocument(version)));
  app.use(
    statusRoutes({
      landfall,
      doorkeeper,
      version,
      hostName: options.hostName,
      dataDir: options.dataDir,
      addresses: () => lan.addresses.map(({ address }) => address),
    }),
  );
  app.use(
    pairingRoutes({
      pairing,
      doorkeeper,
      cookies,
      devicesUrl: options.devicesUrl,
      launchKeySpent: options.launchKeySpent,
    }),
  );
  app.use(uploadRoutes(intake, pairing, doorkeeper));
  app.use(plainUploadRoutes(intake, library, doorkeeper));
  app.use(photoRoutes(library, doorkeeper));
  app.use(findRoutes(library, doorkeeper));
  app.use(mediaRoutes(library, doorkeeper));
  app.use(actRoutes(library, doorkeeper));
  app.use(albumRoutes(library, doorkeeper));
  app.use(downloadRoutes(library, doorkeeper));
  app.use(revealRoutes(library, doorkeeper, options.protocol === 'http'));
  app.use(careRoutes(library, doorkeeper));
  app.use(settingsRoutes(landfall, doorkeeper));
  app.use(liveRoutes(feed, pairing, doorkeeper));
  app.use('/api', () => {
    throw new Failure('not-found');
  });
  app.use(webFiles());
  app.use(() => {
    throw new Failure('not-found');
  });
  app.use(answerFailure(log));
  return app;
}

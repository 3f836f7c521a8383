/** One door's express application: the gate, the routes, the app's files, and what is said when something fails. */
import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Landfall, Visitor } from '../landfall.ts';
import { actRoutes } from './act-routes.ts';
import { activityRoutes, noteTurnedAway } from './activity-routes.ts';
import { albumRoutes } from './album-routes.ts';
import { answerFailure } from './answer-failure.ts';
import { careRoutes } from './care-routes.ts';
import type { CookieNames } from './cookies.ts';
import { doctorRoutes } from './doctor-routes.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { downloadRoutes } from './download-routes.ts';
import { findRoutes } from './find-routes.ts';
import { bodyInTime, gate, noStore, safeHeaders } from './gate.ts';
import { leastRate } from './least-rate.ts';
import { liveRoutes } from './live-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { openApiDocument } from './openapi/openapi.ts';
import { pairingRoutes } from './pairing-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { plainUploadRoutes } from './plain-upload-routes.ts';
import { revealRoutes } from './reveal-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { trustRoutes } from './trust-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { webFiles } from './web-files.ts';

export interface AppOptions {
  readonly landfall: Landfall;
  readonly protocol: 'http' | 'https';
  readonly cookies: CookieNames;
  readonly allowedHosts: () => ReadonlySet<string>;
  readonly devicesUrl: () => string;
  readonly devicesPort: () => number;
  /** Who came from another machine last. */
  readonly visitor: () => Visitor | null;
  readonly launchKeySpent: () => Promise<void>;
  /** Hears of each request that came with a good key. */
  readonly recognised?: (request: Request) => void;
  readonly hostName: string;
  readonly dataDir: string;
  readonly version: string;
  readonly log: Logger;
}

export function makeApp(options: AppOptions): Express {
  const { landfall, cookies, log, version } = options;
  const { pairing, intake, library, feed, lan, activity } = landfall;
  const doorkeeper = new Doorkeeper(pairing, cookies.media, options.recognised);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // No proxy stands before us: what X-Forwarded-… says is anybody's word.
  app.set('trust proxy', false);

  app.use(safeHeaders);
  app.use(gate(options.protocol, options.allowedHosts));
  app.use(bodyInTime);
  app.use(leastRate());
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
      activity,
      doorkeeper,
      cookies,
      devicesUrl: options.devicesUrl,
      launchKeySpent: options.launchKeySpent,
    }),
  );
  app.use(trustRoutes(lan));
  app.use(uploadRoutes(intake, pairing, doorkeeper));
  app.use(plainUploadRoutes(intake, library, doorkeeper));
  app.use(photoRoutes(library, activity, doorkeeper));
  app.use(findRoutes(library, doorkeeper));
  app.use(mediaRoutes(library, doorkeeper));
  app.use(actRoutes(library, activity, doorkeeper));
  app.use(albumRoutes(library, activity, doorkeeper));
  app.use(downloadRoutes(library, activity, doorkeeper));
  app.use(revealRoutes(library, doorkeeper, options.protocol === 'http'));
  app.use(careRoutes(library, doorkeeper));
  app.use(settingsRoutes(landfall, doorkeeper));
  app.use(activityRoutes(activity, doorkeeper));
  const { devicesPort, visitor } = options;
  app.use(doctorRoutes({ landfall, doorkeeper, devicesPort, visitor }));
  app.use(liveRoutes(feed, pairing, doorkeeper));
  app.use('/api', () => {
    throw new Failure('not-found');
  });
  app.use(webFiles());
  app.use(() => {
    throw new Failure('not-found');
  });
  app.use(noteTurnedAway(activity));
  app.use(answerFailure(log));
  return app;
}

/** The host's authority to install, and what to compare before: public, since a phone wants it before it has any key. */
import { Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { appleProfile, certificateFacts, certificateFile, type Lan } from '../lan/lan.ts';
import { noStore } from './gate.ts';

export function trustRoutes(lan: Lan): Router {
  const router = Router();
  router.get(routes.trust, (_request, response) => void response.json(certificateFacts(lan.certificate)));
  // No Content-Disposition: iOS and Firefox begin to install what a browser would else only save.
  router.get(routes.authorityProfile, noStore, (_request, response) => {
    response.type('application/x-apple-aspen-config').send(Buffer.from(appleProfile(authorityOf(lan))));
  });
  router.get(routes.authorityFile, noStore, (_request, response) => {
    response.type('application/x-x509-ca-cert').send(certificateFile(authorityOf(lan)));
  });
  return router;
}

function authorityOf({ certificate: { authorityPem } }: Lan): string {
  if (authorityPem === null)
    throw new Failure('not-found', 'This host shows a certificate of its owner’s: there is nothing to install.');
  return authorityPem;
}

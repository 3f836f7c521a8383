/** Trusting the host's certificate: what it is, and the authority to install. */
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { routes } from '../../../protocol/routes.ts';
import { TrustFactsSchema } from '../../../protocol/trust.ts';
import { bytes, ok, operation } from './operation.ts';

const file = (summary: string, type: string) => ({
  get: operation({
    summary,
    who: 'anyone',
    answers: { '200': { description: 'A public certificate, never a key.', content: { [type]: bytes } } },
    failures: ['not-found'],
  }),
});

export const trustingPaths: ZodOpenApiPathsObject = {
  [routes.trust]: {
    get: operation({ summary: 'The host’s certificate, to compare', who: 'anyone', answers: ok(TrustFactsSchema) }),
  },
  [routes.authorityProfile]: file('The authority for iPhones, iPads and Macs', 'application/x-apple-aspen-config'),
  [routes.authorityFile]: file('The authority for all other systems (DER)', 'application/x-x509-ca-cert'),
};

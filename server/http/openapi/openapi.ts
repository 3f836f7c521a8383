/** The HTTP interface as an OpenAPI 3.1 document, generated from the schemas that the code itself parses with. */
import { createDocument } from 'zod-openapi';
import { findingPaths } from './finding.ts';
import { keepingPaths } from './keeping.ts';
import { libraryPaths } from './library.ts';
import { mediaPaths } from './media.ts';
import { orderingPaths } from './ordering.ts';
import { pairingPaths } from './pairing.ts';
import { sendingPaths } from './sending.ts';
import { tellingPaths } from './telling.ts';
import { trustingPaths } from './trusting.ts';

let document: object | null = null;

/** The document, made at the first call and kept. */
export function openApiDocument(version: string): object {
  document ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Landfall',
      version,
      description: 'Errors are RFC 9457 problem details; `code` says which of the catalogue.',
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths: {
      ...tellingPaths,
      ...pairingPaths,
      ...sendingPaths,
      ...libraryPaths,
      ...findingPaths,
      ...mediaPaths,
      ...orderingPaths,
      ...keepingPaths,
      ...trustingPaths,
    },
  });
  return document;
}

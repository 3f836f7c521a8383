/** @tus/server + @tus/file-store, as their manual shows, and a page with tus-js-client. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { serve, store } from './serve.ts';

const client = dirname(createRequire(import.meta.url).resolve('tus-js-client/package.json'));
const pages = new Map([
  ['/', { type: 'text/html', bytes: readFileSync(join(import.meta.dirname, 'tus.html')) }],
  ['/tus.min.js', { type: 'text/javascript', bytes: readFileSync(join(client, 'dist', 'tus.min.js')) }],
]);
// Behind https it would answer with addresses of http.
const tus = new Server({ path: '/files', datastore: new FileStore({ directory: store }), relativeLocation: true });
serve((request, response) => {
  const page = request.method === 'GET' ? pages.get(request.url ?? '') : undefined;
  if (page === undefined) void tus.handle(request, response);
  else response.writeHead(200, { 'content-type': page.type }).end(page.bytes);
});

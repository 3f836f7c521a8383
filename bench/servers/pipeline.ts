/** The shortest way to take a file in with Node alone. */
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serve, store } from './serve.ts';

serve((request, response) => {
  pipeline(request, createWriteStream(join(store, basename(request.url ?? '')))).then(
    () => response.writeHead(201).end(),
    () => response.destroy(),
  );
});

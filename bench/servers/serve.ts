/** What the small servers share: TLS with the folder's certificate, a free port on loopback, and word of it to the parent. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

export const folder = process.argv[2] ?? '.';
export const store = join(folder, 'store');

export function serve(listener: RequestListener): void {
  const identity = { key: readFileSync(join(folder, 'tls.key')), cert: readFileSync(join(folder, 'tls.crt')) };
  const server = createServer({ ...identity, requestTimeout: 0, keepAliveTimeout: 65_000 }, listener);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null) process.send?.({ port: address.port });
  });
  process.on('disconnect', () => process.exit());
}

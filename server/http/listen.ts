/** Finds a port: the one asked for or the next free one, on every address or on loopback in both families. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** `every-address`: devices on the network. `loopback`: only programs on this machine. */
export type Reach = 'every-address' | 'loopback';

/** No port could be had; the message is a sentence for the owner. */
export class CannotListen extends Error {}

const portsTried = 21;

/**
 * Makes the server listen and answers the port it got: `port`, or the first free one of the next 20; 0 takes any.
 * Rejects with CannotListen. Closing the server frees everything.
 */
export async function listenOn(server: Server, port: number, reach: Reach): Promise<number> {
  const take = reach === 'loopback' ? takeLoopback : takeEveryAddress;
  const last = Math.min(port + portsTried - 1, 65_535);
  for (let candidate = port; candidate <= last; candidate++) {
    try {
      return await take(server, port === 0 ? 0 : candidate);
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE') continue;
      throw new CannotListen(sentence(error, candidate), { cause: error });
    }
  }
  throw new CannotListen(`The ports ${port} to ${last} are all taken by other programs. Choose another one.`);
}

async function takeEveryAddress(server: Server, port: number): Promise<number> {
  try {
    return await bind(server, port, '::');
  } catch (error) {
    if (!lacksAddress(error)) throw error;
    return bind(server, port, '0.0.0.0');
  }
}

// "localhost" means either family, and the browser chooses: another program on ::1 would be shown in our place.
async function takeLoopback(server: Server, port: number): Promise<number> {
  const taken = await bind(server, port, '127.0.0.1');
  const sixth = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
  try {
    await bind(sixth, taken, '::1');
    server.once('close', () => sixth.close());
  } catch (error) {
    if (!lacksAddress(error)) {
      await new Promise((resolve) => server.close(resolve));
      throw error;
    }
  }
  return taken;
}

async function bind(server: Server, port: number, host: string): Promise<number> {
  await once(server.listen({ port, host }), 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function sentence(error: unknown, port: number): string {
  const code = codeOf(error);
  if (code !== 'EACCES' && code !== 'EPERM') return `Port ${port} cannot be opened (${code ?? String(error)}).`;
  return port < 1024
    ? `Port ${port} needs an administrator. Choose one from 1024 on.`
    : `The system does not let Landfall open port ${port}. Choose another one.`;
}

function lacksAddress(error: unknown): boolean {
  return ['EAFNOSUPPORT', 'EADDRNOTAVAIL', 'EPROTONOSUPPORT'].includes(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

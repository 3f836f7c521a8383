/** Both listeners: devices over https on every address, the owner's console over http on loopback. */
import { constants } from 'node:crypto';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { isIPv6 } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Landfall } from '../landfall.ts';
import { makeApp } from './app.ts';
import { consoleCookies, deviceCookies } from './cookies.ts';
import { FrontDoor } from './front-door.ts';
import { inviteLater } from './invite-body.ts';
import { LeftAddresses } from './left-addresses.ts';
import { listenOn } from './listen.ts';
import { VisitorWatch } from './visitor-watch.ts';

export { CannotListen, listenOn } from './listen.ts';

import { invitationUrl } from './pairing-routes.ts';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

export interface HttpOptions {
  readonly landfall: Landfall;
  readonly config: Config;
  readonly version: string;
  readonly log: Logger;
  /** Called when a launch key was spent, so that another lies ready. */
  readonly launchKeySpent: () => Promise<void>;
}

export class Http {
  readonly #options: HttpOptions;
  readonly #console: HttpServer;
  readonly #devices: HttpsServer;
  readonly #frontDoor: FrontDoor;
  readonly consolePort: number;
  readonly devicesPort: number;

  private constructor(
    options: HttpOptions,
    made: { console: HttpServer; devices: HttpsServer; frontDoor: FrontDoor; consolePort: number; devicesPort: number },
  ) {
    this.#options = options;
    this.#console = made.console;
    this.#devices = made.devices;
    this.#frontDoor = made.frontDoor;
    this.consolePort = made.consolePort;
    this.devicesPort = made.devicesPort;
  }

  /** Listens on both. A taken port gives way to the next free one. Rejects with CannotListen. */
  static async open(options: HttpOptions): Promise<Http> {
    const { landfall, config, version, log, launchKeySpent } = options;
    const { lan } = landfall;
    const common = {
      landfall,
      hostName: config.name,
      dataDir: config.dataDir,
      version,
      log,
      launchKeySpent,
      devicesUrl: () => http.devicesUrl,
      devicesPort: () => http.devicesPort,
      visitor: () => visitors.last,
    };

    // An upload may take hours; a connection that brings nothing is ended by the upload's own idle limit.
    const patience = { requestTimeout: 0, headersTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 32 * 1024 };
    const consoleServer = createHttpServer(patience);
    const devices = createHttpsServer({
      ...patience,
      ...tls(landfall),
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      handshakeTimeout: 20_000,
    });
    const visitors = new VisitorWatch(devices, (step, address) =>
      landfall.feed.publish({ type: 'visitor-noticed', step, address }),
    );
    const frontDoor = new FrontDoor(devices, lan.hostAllowList);
    const leftAddresses = new LeftAddresses(devices);
    for (const server of [consoleServer, devices]) inviteLater(server);

    devices.on(
      'request',
      makeApp({
        ...common,
        protocol: 'https',
        cookies: deviceCookies,
        allowedHosts: () => lan.hostAllowList,
        recognised: (request) => frontDoor.vouchFor(request),
      }),
    );
    const devicesPort = await listenOn(devices, config.port, 'every-address');
    let consolePort: number;
    try {
      consolePort = await listenOn(consoleServer, config.consolePort, 'loopback');
    } catch (error) {
      // A server left open would keep the process from ending.
      await frontDoor.close();
      throw error;
    }
    consoleServer.on(
      'request',
      makeApp({ ...common, protocol: 'http', cookies: consoleCookies(consolePort), allowedHosts: () => loopbackNames }),
    );
    lan.onChange(() => {
      devices.setSecureContext(tls(landfall));
      leftAddresses.endOthers(lan.hostAllowList);
    });

    const http: Http = new Http(options, { console: consoleServer, devices, frontDoor, consolePort, devicesPort });
    return http;
  }

  get consoleUrl(): string {
    return `http://localhost:${this.consolePort}`;
  }

  /** As phones reach it. Without a network there is only loopback, and the console says so. */
  get devicesUrl(): string {
    const address = this.#options.landfall.lan.addresses[0]?.address ?? '127.0.0.1';
    return `https://${isIPv6(address) ? `[${address}]` : address}:${this.devicesPort}`;
  }

  /** A new invitation as the QR says it. */
  invite(): { url: string; typedCode: string } {
    const invited = this.#options.landfall.pairing.invite();
    return { url: invitationUrl(this.devicesUrl, invited), typedCode: invited.typedCode };
  }

  /** Takes no new connections and lets those go that wait for nothing. */
  stopListening(): void {
    this.#console.close();
    this.#devices.close();
    this.#console.closeIdleConnections();
    this.#devices.closeIdleConnections();
  }

  async close(): Promise<void> {
    this.#console.closeAllConnections();
    this.#console.close();
    await this.#frontDoor.close();
  }
}

/** No client asks for a second handshake on one connection, but one that wants to keep the host busy with them (attack 80). */
function tls({ lan }: Landfall): { key: string; cert: string; secureOptions: number } {
  const { key, cert } = lan.certificate;
  return { key, cert, secureOptions: constants.SSL_OP_NO_RENEGOTIATION };
}

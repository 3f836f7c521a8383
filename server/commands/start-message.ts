/** What the terminal says when the host runs: where to click, what to scan, where the photos go. */
import QRCode from 'qrcode';
import type { Config } from '../config.ts';
import type { Http } from '../http/http.ts';

export interface StartFacts {
  readonly config: Config;
  readonly http: Http;
  readonly ownerUrl: string;
  readonly hasNetwork: boolean;
}

export async function startMessage({ config, http, ownerUrl, hasNetwork }: StartFacts): Promise<string> {
  const lines = ['', `  Landfall runs on “${config.name}”.`, '', `  Console   ${ownerUrl}`];
  if (http.consolePort !== config.consolePort || http.devicesPort !== config.port)
    lines.push(`            (a port was taken by another program, so the next free one is used)`);
  if (!hasNetwork) {
    lines.push(
      '',
      '  No network was found, so phones cannot reach this laptop yet.',
      '  Join a Wi-Fi: the console shows a code as soon as there is one.',
    );
  } else {
    const { url, typedCode } = http.invite();
    const minutes = Math.round(config.invitationLifeMs / 60_000);
    lines.push(`  Phones    ${url}`);
    lines.push('', await terminalQr(url), '');
    lines.push(
      `  Scan this with your phone’s camera, on the same Wi-Fi. Or type ${typedCode.slice(0, 4)}-${typedCode.slice(4)} there.`,
    );
    lines.push(
      `  It works once, for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}; the console always shows a fresh one.`,
    );
  }
  lines.push('', `  Photos go to ${config.dataDir}/library`, '  Stop with Ctrl-C.', '', '');
  return lines.join('\n');
}

/** Always dark on light, whatever the terminal's colours, since many cameras read nothing else. */
async function terminalQr(url: string): Promise<string> {
  const qr = await QRCode.toString(url, { type: 'utf8', margin: 2, errorCorrectionLevel: 'L' });
  const rows = qr.split('\n').filter((row) => row !== '');
  return rows.map((row) => (process.stdout.isTTY ? `  \u001B[30;107m${row}\u001B[0m` : `  ${row}`)).join('\n');
}

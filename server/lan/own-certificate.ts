/** A certificate that the owner brings: used as it is, after a look that its parts belong together. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { LanUnusable } from './lan-unusable.ts';
import { readPemFile } from './pem-file.ts';

/** Reads both files. Rejects with LanUnusable if one is missing, unreadable or not the other's. */
export async function readOwnCertificate(paths: {
  readonly certPath: string;
  readonly keyPath: string;
}): Promise<{ key: string; cert: string }> {
  const { certPath, keyPath } = paths;
  const cert = await given(certPath);
  const key = await given(keyPath);
  const leaf = parsed(() => new X509Certificate(cert), `${certPath} holds no certificate (PEM).`);
  const privateKey = parsed(() => createPrivateKey(key), `${keyPath} holds no private key without a passphrase (PEM).`);
  if (!leaf.checkPrivateKey(privateKey)) throw new LanUnusable(`The key in ${keyPath} is not that of ${certPath}.`);
  return { key, cert };
}

async function given(path: string): Promise<string> {
  const text = await readPemFile(path);
  if (text === null) throw new LanUnusable(`There is no file ${path}.`);
  return text;
}

function parsed<T>(parse: () => T, sentence: string): T {
  try {
    return parse();
  } catch (error) {
    throw new LanUnusable(sentence, { cause: error });
  }
}

/** Unguessable texts: made with a prefix and a checksum, so that scanners find a leaked one, and kept only as hashes. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 43 base62 digits hold 256 bits. */
const secretLength = 43;
const checksumLength = 6;

export type SecretPrefix = 'lf_acc_' | 'lf_ref_' | 'lf_med_' | 'lf_rec_' | 'lf_clm_';

function toBase62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = (base62[Number(rest % 62n)] ?? '') + digits;
  return digits;
}

/** 256 random bits as text, with a checksum behind them (the layout of GitHub's tokens). */
export function makeSecret(prefix: SecretPrefix): string {
  const body = toBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength);
  return `${prefix}${body}${checksumOf(body)}`;
}

/** Whether the checksum fits: what was mistyped, cut off or made up is refused before anything is looked up. */
export function isWellMade(secret: string, prefix: SecretPrefix): boolean {
  if (!secret.startsWith(prefix) || secret.length !== prefix.length + secretLength + checksumLength) return false;
  const body = secret.slice(prefix.length, -checksumLength);
  return secret.endsWith(checksumOf(body));
}

function checksumOf(body: string): string {
  return toBase62(BigInt(crc32(body)), checksumLength);
}

/** What the database keeps in place of a secret. With 256 bits of entropy a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether `secret` is what the hash was made from, in a time that does not depend on it. */
export function isSameSecret(hash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashSecret(secret), 'hex'));
}

/** Consonants only (RFC 8628, 6.1): no words by accident, nothing that looks like something else. */
const typedAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';

export function makeTypedCode(): string {
  return Array.from({ length: 8 }, () => typedAlphabet[randomInt(typedAlphabet.length)]).join('');
}

/** As people type it: lower case, spaces and dashes are forgiven. */
export function normaliseTypedCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}

export function makeMatchCode(): string {
  return String(randomInt(10_000)).padStart(4, '0');
}

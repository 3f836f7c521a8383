/** Reads and writes the headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import { Sha256Schema } from '../../protocol/photo.ts';
import {
  headersOfReceipt,
  tusExtensions,
  tusVersion,
  type UploadDeclaration,
  UploadDeclarationSchema,
  type UploadStatus,
} from '../../protocol/upload.ts';
import type { Body } from '../intake/intake.ts';

const wholeNumber = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.int().nonnegative());

export const bodyType = 'application/offset+octet-stream';

/** "The Server MUST NOT process the request" if the version differs (core protocol, Tus-Resumable). */
export function needVersion(request: Request): void {
  if (request.get('tus-resumable') !== tusVersion) throw new Failure('tus-version');
}

export function writeCapabilities(response: Response): void {
  response.setHeader('Tus-Version', tusVersion);
  response.setHeader('Tus-Extension', tusExtensions);
  response.setHeader('Tus-Checksum-Algorithm', 'sha256');
}

export function readOffset(request: Request): number {
  const offset = wholeNumber.safeParse(request.get('upload-offset'));
  if (!offset.success) throw new Failure('bad-request', 'Upload-Offset must be a whole number of bytes.');
  return offset.data;
}

/** Throws `bad-request`, `too-large`. */
export function readDeclaration(request: Request): UploadDeclaration {
  if (request.get('upload-defer-length') !== undefined)
    throw new Failure('bad-request', 'The length of a file must be known before it is sent.');
  const text = request.get('upload-length') ?? '';
  if (/^\d{17,}$/.test(text)) throw new Failure('too-large');
  const length = wholeNumber.safeParse(text);
  if (!length.success || !Number.isSafeInteger(length.data))
    throw new Failure('bad-request', 'Upload-Length must be a whole number of bytes.');
  const metadata = readMetadata(request.get('upload-metadata') ?? '');
  const lastModified = metadata.get('lastModified');
  const sha256 = metadata.get('sha256');
  return UploadDeclarationSchema.parse({
    name: metadata.get('filename') ?? '',
    sizeBytes: length.data,
    mimeType: metadata.get('filetype') ?? null,
    lastModifiedMs: lastModified === undefined || lastModified === '' ? null : Number(lastModified),
    sha256: sha256 === undefined || sha256 === '' ? null : Sha256Schema.parse(sha256.toLowerCase()),
    sendAgain: metadata.get('sendAgain') === 'true',
  });
}

/** `key base64,key base64` with unique keys (extension Creation). Names that are no UTF-8 keep what can be read of them. */
export function readMetadata(header: string): Map<string, string> {
  if (header.length > 8192) throw new Failure('bad-request', 'Upload-Metadata is too long.');
  const metadata = new Map<string, string>();
  if (header.trim() === '') return metadata;
  for (const pair of header.split(',')) {
    const [, key, value = ''] = /^ *([^ ,]{1,64})(?: ([A-Za-z0-9+/]*={0,2}))? *$/.exec(pair) ?? [];
    if (key === undefined || value.length % 4 === 1 || metadata.has(key))
      throw new Failure('bad-request', 'Upload-Metadata cannot be read.');
    metadata.set(key, Buffer.from(value, 'base64').toString('utf8'));
  }
  return metadata;
}

/** `sha256 <base64>`; another algorithm is a 400 (extension Checksum). */
export function readBody(request: Request): Body {
  const header = request.get('upload-checksum');
  if (header === undefined) return { stream: request, checksum: null };
  const [, algorithm, digest = ''] = /^(\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(header) ?? [];
  const checksum = Buffer.from(digest, 'base64');
  if (algorithm !== 'sha256' || checksum.length !== 32)
    throw new Failure('bad-request', 'Upload-Checksum must be sha256.');
  return { stream: request, checksum };
}

export function writeStatus(response: Response, status: UploadStatus): void {
  response.setHeader('Upload-Offset', status.state === 'complete' ? status.sizeBytes : status.offset);
  if (status.state === 'receiving') {
    response.setHeader('Upload-Expires', new Date(status.expiresAtMs).toUTCString());
    return;
  }
  for (const [name, value] of Object.entries(headersOfReceipt(status.receipt))) response.setHeader(name, value);
}

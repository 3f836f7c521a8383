import { expect, test } from 'vitest';
import { Failure, type FailureCode, failureCatalogue } from '../../protocol/failure.ts';
import { Sha256Schema } from '../../protocol/photo.ts';
import type { Answer, SendExchange } from './exchange.ts';
import { Pace } from './pace.ts';
import { sliceBytes, type UploadSource, upload } from './upload.ts';

const sha256 = Sha256Schema.parse('ab'.repeat(32));
type Trouble = FailureCode | 'cut' | 'lost-answer';

/** As much of a tus host as one upload sees; `troubles` come one per request, null for none. */
class PaperHost {
  readonly asked: string[] = [];
  readonly metadata: string[] = [];
  readonly tokens: string[] = [];
  bytesTaken = 0;
  #held: { length: number; offset: number } | null = null;
  readonly #troubles: (Trouble | null)[];

  constructor(...troubles: (Trouble | null)[]) {
    this.#troubles = troubles;
  }

  forget(): void {
    this.#held = null;
  }

  readonly exchange: SendExchange = async ({ method, headers, body, onProgress }) => {
    this.asked.push(method);
    this.tokens.push(headers['authorization'] ?? '');
    const trouble = this.#troubles.shift() ?? null;
    if (trouble === 'cut') throw new Failure('unreachable');
    if (trouble !== null && trouble !== 'lost-answer') return refusal(method, trouble);
    const answer = this.#answer(method, headers, body?.size ?? 0);
    onProgress(body?.size ?? 0);
    if (trouble === 'lost-answer') throw new Failure('unreachable');
    return answer;
  };

  #answer(method: string, headers: Readonly<Record<string, string>>, bytes: number): Answer {
    if (method === 'POST') {
      this.metadata.push(headers['upload-metadata'] ?? '');
      this.#held = { length: Number(headers['upload-length']), offset: 0 };
    }
    const held = this.#held;
    if (held === null) return refusal(method, 'upload-gone');
    if (method === 'PATCH' && Number(headers['upload-offset']) !== held.offset)
      return refusal(method, 'offset-mismatch');
    held.offset += bytes;
    this.bytesTaken += bytes;
    const isWhole = held.offset === held.length;
    return answerOf(method === 'POST' ? 201 : 204, {
      ...(method === 'POST' ? { location: '/api/uploads/u1' } : {}),
      'upload-offset': String(held.offset),
      ...(isWhole ? { 'landfall-photo': 'p1', 'landfall-sha256': sha256, 'landfall-new': 'true' } : {}),
    });
  }
}

function answerOf(status: number, headers: Record<string, string>, text = ''): Answer {
  return { status, header: (name) => headers[name.toLowerCase()] ?? null, text: async () => text };
}

function refusal(method: string, code: FailureCode): Answer {
  const { status, sentence } = failureCatalogue[code];
  const problem = { type: 'about:blank', title: code, status, code, detail: sentence };
  return answerOf(status, {}, method === 'HEAD' ? '' : JSON.stringify(problem));
}

function source(sizeBytes: number, uploadUrl: string | null = null): UploadSource {
  const name = 'Größe 1.jpg';
  return {
    file: new Blob([new Uint8Array(sizeBytes)]),
    name,
    mimeType: 'image/jpeg',
    lane: null,
    lastModifiedMs: 5,
    sha256,
    uploadUrl,
    sendAgain: false,
  };
}

async function send(host: PaperHost, from: UploadSource, pace = new Pace()) {
  const located: (string | null)[] = [];
  let token = 1;
  const bearer = {
    accessToken: async () => `t${token}`,
    renew: async () => `t${++token}`,
  };
  const held: number[] = [];
  const progress = {
    sent: () => undefined,
    located: (url: string | null) => void located.push(url),
    held: (bytes: number) => void held.push(bytes),
  };
  const receipt = await upload(from, progress, bearer, pace, new AbortController().signal, host.exchange);
  return { receipt, located, held };
}

const large = sliceBytes * 2 + 100;

test('a small photo costs one request', async () => {
  const host = new PaperHost();
  const { receipt } = await send(host, source(5000));
  expect(receipt).toMatchObject({ photoId: 'p1', sha256, isNew: true, posterWanted: false });
  expect(host.asked).toEqual(['POST']);
});

test('the name travels whole, whatever is in it', async () => {
  const host = new PaperHost();
  await send(host, source(5));
  const pairs = (host.metadata[0] ?? '').split(',').map((pair) => pair.split(' '));
  const said = (key: string): string =>
    Buffer.from(pairs.find(([name]) => name === key)?.[1] ?? '', 'base64').toString();
  expect([said('filename'), said('filetype'), said('lastModified'), said('sha256')]).toEqual([
    'Größe 1.jpg',
    'image/jpeg',
    '5',
    sha256,
  ]);
});

test('a large file goes in slices, and the last byte brings the receipt', async () => {
  const host = new PaperHost();
  const { located, held } = await send(host, source(large));
  expect(host.asked).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH']);
  expect(located).toEqual(['/api/uploads/u1']);
  expect(held).toEqual([0, sliceBytes, 2 * sliceBytes, large]);
});

test('trouble on the line is the queue’s to wait out', async () => {
  await expect(send(new PaperHost(null, 'cut'), source(large))).rejects.toMatchObject({ code: 'unreachable' });
});

test('an upload that was interrupted asks the host for the offset and sends no byte twice', async () => {
  const host = new PaperHost(null, null, 'lost-answer');
  await expect(send(host, source(large))).rejects.toMatchObject({ code: 'unreachable' });
  await send(host, source(large, '/api/uploads/u1'));
  expect(host.asked.slice(3)).toEqual(['HEAD', 'PATCH']);
  expect(host.bytesTaken).toBe(large);
});

test('an upload that the host no longer has begins anew', async () => {
  const host = new PaperHost();
  const { receipt, located } = await send(host, source(large, '/api/uploads/old'));
  expect(host.asked).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PATCH']);
  expect(located).toEqual([null, '/api/uploads/u1']);
  expect(receipt.photoId).toBe('p1');
});

test('a slice that changed on the way is sent again from the host’s offset', async () => {
  const host = new PaperHost(null, null, 'checksum-mismatch');
  await send(host, source(large));
  expect(host.asked).toEqual(['POST', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH']);
});

test('an access that runs out in the middle is renewed', async () => {
  const host = new PaperHost(null, 'access-expired');
  await send(host, source(large));
  expect(host.tokens.slice(0, 3)).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
});

test('a photo that was deleted on the host says that it is sent again on purpose', async () => {
  const host = new PaperHost();
  await send(host, { ...source(5), sendAgain: true });
  expect(host.metadata[0]).toContain(`sendAgain ${Buffer.from('true').toString('base64')}`);
});

test('under a speed limit a file leaves in slices of a fourth of a second', async () => {
  const host = new PaperHost();
  const pace = new Pace();
  pace.limit(20_000_000);
  await send(host, source(6_000_000), pace);
  expect(host.asked).toEqual(['POST', 'PATCH', 'PATCH']);
});

test('a refusal for good is not tried again', async () => {
  const host = new PaperHost('not-a-photo');
  await expect(send(host, source(5))).rejects.toMatchObject({ code: 'not-a-photo' });
  expect(host.asked).toEqual(['POST']);
});

test('a host that takes nothing is not asked without end', async () => {
  const host = new PaperHost(...Array.from({ length: 50 }, () => 'checksum-mismatch' as const));
  await expect(send(host, source(5))).rejects.toMatchObject({ code: 'checksum-mismatch' });
  expect(host.asked.length).toBeLessThan(10);
});

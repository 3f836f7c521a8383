/** Every expected failure, in one catalogue: what it is called, what HTTP says, what the sender does, what a person reads. */
import { z } from 'zod';

/** What the one who asked should do: give up, try again later, ask for the state and go on, or pair again. */
export type Remedy = 'never' | 'later' | 'resync' | 'pair-again';

interface FailureEntry {
  readonly status: number;
  readonly remedy: Remedy;
  readonly sentence: string;
}

export const failureCatalogue = {
  'bad-request': { status: 400, remedy: 'never', sentence: 'The host could not read this request.' },
  'not-signed-in': {
    status: 401,
    remedy: 'pair-again',
    sentence: 'This device is not paired with the host. Pair it again.',
  },
  /** RFC 9449, 8: the answer's `DPoP-Nonce` goes into the next proof. */
  'proof-stale': {
    status: 400,
    remedy: 'resync',
    sentence: 'The proof of this browser’s key is not fresh. Proving it again.',
  },
  'proof-wrong': {
    status: 401,
    remedy: 'pair-again',
    sentence: 'This browser could not prove that its key is its own. Pair it again.',
  },
  'access-expired': { status: 401, remedy: 'resync', sentence: 'The access of this device needs to be renewed.' },
  'device-revoked': {
    status: 401,
    remedy: 'pair-again',
    sentence: 'The owner has disconnected this device. Pair it again to go on.',
  },
  'launch-key-used': {
    status: 401,
    remedy: 'never',
    sentence: 'This link has been used already. Run “npm start -- open” on the laptop for a new one.',
  },
  'not-allowed': { status: 403, remedy: 'never', sentence: 'The owner has not given this device access to that.' },
  'foreign-origin': {
    status: 403,
    remedy: 'never',
    sentence: 'This request came from another web page and was refused.',
  },
  'not-found': { status: 404, remedy: 'never', sentence: 'There is nothing here by that name.' },
  'method-not-allowed': { status: 405, remedy: 'never', sentence: 'That cannot be done at this address.' },
  'offset-mismatch': {
    status: 409,
    remedy: 'resync',
    sentence: 'The host has a different part of this file. Going on from there.',
  },
  'already-answered': { status: 409, remedy: 'never', sentence: 'This request has been answered already.' },
  'beyond-calendar': {
    status: 422,
    remedy: 'never',
    sentence: 'That would put the photo outside the calendar, so its date was left as it was.',
  },
  'cannot-show': {
    status: 501,
    remedy: 'never',
    sentence: 'This laptop has no file manager that could show the folder. Its path is among the photo’s details.',
  },
  'poster-not-needed': { status: 409, remedy: 'never', sentence: 'This photo has a picture already.' },
  'upload-gone': {
    status: 410,
    remedy: 'resync',
    sentence: 'The host no longer holds the first part of this file. Sending it again.',
  },
  'invitation-expired': {
    status: 410,
    remedy: 'never',
    sentence: 'This code has run out. Scan the new one on the laptop’s screen.',
  },
  'invitation-used': {
    status: 410,
    remedy: 'never',
    sentence: 'This code has been used already. Scan the new one on the laptop’s screen.',
  },
  'claim-gone': { status: 410, remedy: 'never', sentence: 'The laptop did not answer in time. Scan the code again.' },
  'tus-version': { status: 412, remedy: 'never', sentence: 'The host speaks version 1.0.0 of the upload protocol.' },
  'too-large': { status: 413, remedy: 'never', sentence: 'This is larger than the host takes in.' },
  'wrong-content-type': { status: 415, remedy: 'never', sentence: 'The host does not take this kind of content here.' },
  'unknown-range': { status: 416, remedy: 'never', sentence: 'That part of the file does not exist.' },
  'wrong-host': { status: 421, remedy: 'never', sentence: 'The host does not answer to that name.' },
  'wrong-code': {
    status: 422,
    remedy: 'never',
    sentence: 'That code is not right. Check the letters on the laptop’s screen.',
  },
  'empty-file': { status: 422, remedy: 'never', sentence: 'This file is empty, so there is nothing to keep.' },
  'not-a-photo': {
    status: 422,
    remedy: 'never',
    sentence: 'This file is neither a photo nor a video, so it was not kept.',
  },
  'removed-here': {
    status: 409,
    remedy: 'never',
    sentence: 'This photo was deleted on the laptop, so it was not taken in again. Send it again to have it back.',
  },
  'upload-busy': {
    status: 423,
    remedy: 'later',
    sentence: 'Another request is writing this file. Trying again in a moment.',
  },
  'too-many-requests': { status: 429, remedy: 'later', sentence: 'Too many tries. Wait a minute and try again.' },
  'checksum-mismatch': {
    status: 460,
    remedy: 'resync',
    sentence: 'Some of the file changed on the way. Sending that part again.',
  },
  internal: {
    status: 500,
    remedy: 'later',
    sentence: 'Something went wrong on the host. It has been written to its log.',
  },
  'cannot-write': {
    status: 503,
    remedy: 'later',
    sentence: 'The laptop cannot write to its photo folder right now. Nothing is lost: sending goes on later.',
  },
  'library-away': {
    status: 503,
    remedy: 'later',
    sentence: 'The disk with the photo folder is not there. Connect it: sending goes on by itself.',
  },
  'shutting-down': { status: 503, remedy: 'later', sentence: 'The host is stopping. Sending goes on when it is back.' },
  /** Never an answer: what a sender says to itself when no answer comes. */
  unreachable: {
    status: 503,
    remedy: 'later',
    sentence: 'The laptop cannot be reached. Check that it is awake and that both are on the same Wi-Fi.',
  },
  'disk-full': {
    status: 507,
    remedy: 'later',
    sentence: 'The laptop’s disk is full. Make some room there: sending goes on by itself.',
  },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof failureCatalogue;

export const failureCodes = Object.keys(failureCatalogue) as [FailureCode, ...FailureCode[]];

/** An expected failure. `detail`, where given, is a sentence for people that says more than the catalogue's. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail: string = failureCatalogue[code].sentence) {
    super(`${code}: ${detail}`);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return failureCatalogue[this.code].status;
  }

  get remedy(): Remedy {
    return failureCatalogue[this.code].remedy;
  }
}

/** RFC 9457 problem details, as every error answer carries them. */
export const ProblemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(failureCodes),
    detail: z.string().meta({ description: 'A sentence for people.' }),
    requestId: z.string().optional().meta({ description: 'Given for code `internal`; the log has the same id.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof ProblemSchema>;

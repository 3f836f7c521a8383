/** Where each attack of SAFETY §2 A–F is proved: by rows of the tables here, by tests elsewhere, or why it is another matter. */

export interface Proof {
  /** A file from the root of the repository. */
  readonly file: string;
  /** What its name or its row says, word for word. */
  readonly says: string;
}

export interface CataloguedAttack {
  readonly number: number;
  /** A row of the tables has this number. */
  readonly inTables: boolean;
  readonly proofs: readonly Proof[];
  /** How the expectation was adapted, or why the attack does not apply. */
  readonly note: string;
}

const doors = 'tests/api/doors.test.ts';
const hostile = 'tests/api/hostile.test.ts';
const journey = 'tests/journeys/hostile.journey.ts';
const resumable = 'tests/api/resumable.test.ts';
const fileName = 'server/library/file-name.test.ts';
const previews = 'server/library/previews/previews-hostile.test.ts';
const facts = 'server/library/identify/identify-hostile.test.ts';
const care = 'server/library/care/care.test.ts';
const pairing = 'server/pairing/pairing.test.ts';
const failing = 'tests/attacks/failing-system.test.ts';
const takingIn = 'server/library/taking-in.test.ts';
const keeping = 'tests/api/keeping.test.ts';
const databases = 'server/database/kept-database.test.ts';

const table = (...numbers: readonly number[]): CataloguedAttack[] =>
  numbers.map((number) => ({ number, inTables: true, proofs: [], note: '' }));

type Named = readonly [number: number, ...proofs: readonly (readonly [file: string, says: string])[]];

/** Proved by tests of their own; those that also have rows are marked by `both`. */
const named = (inTables: boolean, ...attacks: readonly Named[]): CataloguedAttack[] =>
  attacks.map(([number, ...proofs]) => ({
    number,
    inTables,
    proofs: proofs.map(([file, says]) => ({ file, says })),
    note: '',
  }));

const adapted = (
  number: number,
  note: string,
  ...proofs: readonly (readonly [string, string])[]
): CataloguedAttack => ({
  number,
  inTables: proofs.length === 0,
  proofs: proofs.map(([file, says]) => ({ file, says })),
  note,
});

export const catalogue: readonly CataloguedAttack[] = [
  ...table(2, 5, 6, 7, 8, 11, 13, 16, 17, 19, 33, 35, 46, 47, 48, 55, 59, 60, 61, 63, 66, 67, 68, 73, 74, 75, 76, 78),
  ...table(80, 82, 83, 84, 85, 87, 88, 89, 90, 94, 95, 96, 109, 110, 112, 135),
  ...named(
    true,
    [1, [hostile, 'stays a name']],
    [3, ['tests/api/gallery-bad-input.test.ts', 'attack 3: a search for what no text may hold']],
    [9, [fileName, 'attack 9: NFD becomes NFC']],
    [10, ['server/library/originals.test.ts', 'attack 10: names that differ in case alone']],
    [12, [journey, '<img src=x onerror='], ['tests/api/pairing.test.ts', 'a device name that is markup comes back']],
    [14, ['server/library/originals.test.ts', 'attack 14: many of one name at once are all kept']],
    [25, [journey, 'attack 23, 24, 25 and 45'], [previews, 'attack 25: nothing of what hides beside a picture']],
    [36, [previews, 'attack 36: a HEIC cut in half'], [facts, 'attack 36: a JPEG cut after its header']],
    [37, ['tests/fuzz/fuzz.test.ts', 'requests and pictures that are nearly right']],
    [50, [resumable, 'the length “%s” is refused']],
    [79, ['server/http/crowd.test.ts', 'attack 79: one address has so many places and no more']],
    [81, ['tests/api/forms.test.ts', 'ranges of an original are answered as players need them']],
    [91, [doors, 'cross-site request: %o changes nothing']],
    [
      98,
      [doors, 'a token in an address is refused'],
      ['web/wire/own-key.test.ts', 'attack 98: no page can read the key out'],
    ],
  ),
  ...named(
    false,
    [4, [fileName, 'attack 4: a long name is cut at a character and keeps its extension'], [hostile, 'stays a name']],
    [18, [doors, 'the photo id “%s” is no photo'], ['server/library/catalog/catalog.test.ts', 'attack 18: the cursor']],
    [20, [care, 'attack 20 and 21: a link, a pipe and a hidden file']],
    [21, [care, 'attack 20 and 21: a link, a pipe and a hidden file']],
    [22, [previews, 'attack 22: an id that climbs names a file inside of the folder']],
    [
      26,
      ['server/library/identify/magic-bytes.test.ts', 'attack 26: %s is no photo'],
      [hostile, 'is kept as it is, or refused'],
    ],
    [27, [previews, 'attack 27: a PNG of 900 megapixels'], [hostile, 'keeps the host within its memory']],
    [28, [previews, 'attack 28: a PNG that declares 4.6']],
    [29, [previews, 'attack 29: 20,000 frames of 4,000 squared give their first']],
    [30, [previews, 'attack 30: a progressive JPEG of 2,500 scans']],
    [31, [facts, 'attack 31: text that inflates to 150 MB'], [previews, 'attack 31: text that inflates to 150 MB']],
    [32, [previews, 'attack 32: PostScript as JPEG'], [previews, 'attack 32: ImageMagick script as JPEG']],
    [34, [previews, 'attack 34: a HEIC that claims 65,535 squared']],
    [38, [facts, 'attack 38: boxes without end, backwards and in circles end']],
    [
      39,
      [previews, 'attack 39: a playlist as MP4'],
      ['server/library/playable/playables.test.ts', 'attack 39: a playlist'],
    ],
    [40, ['server/library/identify/taken-date.test.ts', 'attack 40: "%s" is no date']],
    [41, ['server/library/identify/place.test.ts', 'attack 41: %s is no place']],
    [42, [facts, 'attack 42: orientation 65535']],
    [43, [facts, 'attack 43: metadata that eats the worker’s memory or time']],
    [44, [facts, 'attack 44: a billion laughs in XMP']],
    [
      45,
      ['server/library/identify/camera-name.test.ts', 'attack 45: control, bidi'],
      [journey, 'attack 23, 24, 25 and 45'],
    ],
    [49, ['server/library/catalog/live-pairs.test.ts', 'the still of a Live Photo without its movie has lost it']],
    [
      51,
      [resumable, 'more bytes than declared are refused'],
      ['server/intake/intake.test.ts', 'attack 51: a body longer'],
    ],
    [52, [resumable, 'a connection cut in the middle of a request leaves what came']],
    [53, [resumable, 'an append at a wrong offset changes nothing and names the right one']],
    [54, [resumable, 'of two that append the same bytes at once, the file is one of them']],
    [56, [resumable, 'the last bytes sent twice give the same receipt twice']],
    [57, [takingIn, 'attack 57: the same bytes many times at once'], [resumable, 'the last bytes sent twice give']],
    [58, [resumable, 'a piece whose checksum does not fit is not kept']],
    [62, [resumable, 'a device cannot keep more than 64 files unfinished']],
    [64, [doors, 'the upload of another device does not exist']],
    [65, ['server/library/library.test.ts', 'attack 65: what a revoked device had in flight counts for nothing']],
    [69, [resumable, 'an upload that is larger than the disk is refused before its first byte']],
    [70, [doors, 'X-HTTP-Method-Override overrides nothing']],
    [71, [resumable, 'a file that is not what was declared is not kept']],
    [72, ['server/intake/intake-restart.test.ts', 'attack 72: what nobody went on with for a week']],
    [77, ['server/http/gate.test.ts', 'attack 77: a body may not keep a connection']],
    [92, [doors, 'no answer invites other origins, whoever asks']],
    [93, [doors, 'DNS rebinding: the Host header “%s” is refused']],
    [97, [doors, 'the media cookie shows pictures and can do nothing else']],
    [
      99,
      [pairing, 'attack 99: an invitation is used once'],
      ['tests/api/activity.test.ts', 'attack 99: a code that is used again'],
    ],
    [100, [pairing, 'attack 100: an invitation runs out by a clock that nobody can set']],
    [101, [pairing, 'attack 101: after five wrong guesses the code is dead']],
    [102, ['tests/api/pairing.test.ts', 'of two devices that claim one invitation in the same moment, one waits']],
    [103, [pairing, 'attack 103: a guess is refused by its checksum']],
    [104, ['tests/api/own-keys.test.ts', 'attack 104 and 65: revoking cuts a running upload']],
    [105, [pairing, 'attack 105: a refresh whose answer was lost']],
    [106, [pairing, 'attack 106: an old refresh key used again later ends the whole family']],
    [
      107,
      [doors, 'a device that sends only sees what it sent'],
      ['server/feed/feed.test.ts', 'attack 107: a device that only'],
    ],
    [
      108,
      [doors, 'a device that sends only sees what it sent'],
      ['tests/api/media.test.ts', 'attack 108: who may not see'],
    ],
    [113, ['tests/faults/system-calls.test.ts', 'test.each'], [takingIn, 'attack 113: a photo that was recorded']],
    [114, ['tests/faults/power-cut.test.ts', 'after a power cut every receipt is true']],
    [115, ['tests/api/disk-full.test.ts', 'a full disk is said, leaves nothing half-written in sight']],
    [116, ['server/intake/part-file.test.ts', 'attack 116: after an error of the disk']],
    [117, [failing, 'attack 117: while the disk is read-only']],
    [118, [failing, 'attack 118: a host that runs out of file descriptors']],
    [119, ['server/library/previews/previews.test.ts', 'attack 119: a child that is killed is replaced']],
    [120, ['tests/api/start.test.ts', 'a second start on the same data names the process that has it']],
    [121, [keeping, 'attack 121: a deleted catalog comes back']],
    [122, [keeping, 'attack 122: a damaged catalog is moved aside']],
    [123, [databases, 'attack 123: a journal that was deleted']],
    [124, [keeping, 'attack 124: a catalog from a newer Landfall is refused']],
    [125, [care, 'attack 125: an original that somebody deleted is missing']],
    [126, [keeping, 'attack 126: a disk that goes while the host runs']],
    [127, [care, 'attack 127: a data directory that was moved goes on']],
    [128, ['server/library/give-name.test.ts', 'attack 128: exFAT and SMB, which have none']],
    [129, ['server/lan/lan.test.ts', 'a new address is told, and gets a new leaf of the same authority']],
    [130, ['server/lan/leaf.test.ts', 'attack 130: where the clock is wrong']],
    [132, ['tests/api/start.test.ts', 'taken ports: the next free ones are used and said']],
    [133, ['server/library/routes-query-plans.test.ts', 'test.each(Object.entries(asks)']],
    [136, [failing, 'attack 136: a host that is asked to end saves what has come']],
    [
      137,
      [facts, 'attack 43: metadata that eats the worker’s memory or time'],
      ['server/library/previews/previews.test.ts', 'attack 119: a child that is killed'],
    ],
    [138, [failing, 'attack 138: a host that slept answers when it wakes']],
  ),
  adapted(
    15,
    'A name that is no UTF-8 keeps what can be read of it; its bytes are not kept a second time, since the name is a hint and the original is kept whole.',
  ),
  adapted(23, 'HTML is no photo: it is refused by its bytes and never stored, whatever it is called.', [
    journey,
    'attack 23, 24, 25 and 45',
  ]),
  adapted(
    24,
    'SVG is refused by its bytes and never stored.',
    [previews, 'attack 24: an SVG that fetches'],
    [journey, 'attack 23, 24, 25 and 45'],
  ),
  adapted(86, 'That odd headers end at once is shown by their answers coming at all: no test measures milliseconds.'),
  adapted(111, 'There are no WebSockets: an upgrade is answered as the plain request that it also is.'),
  adapted(
    131,
    'Records of others are looked at one by one and none is kept but a claim on the own name, so a flood of them holds no memory.',
    ['server/lan/mdns-name.test.ts', 'that another host has already gets a number'],
    ['server/lan/mdns-claims.test.ts', 'a goodbye and other names claim nothing'],
  ),
  adapted(134, 'The library spreads by device and month; what 100,000 files cost is measured, not tested each time.', [
    'tests/faults/many.ts',
    '100_000',
  ]),
];

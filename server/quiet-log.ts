/** Takes out of a line of the log what is nobody's business: secrets always, file names and places unless asked for. */

/** The beginnings of every key that the host gives out, and of the fragments that carry them. */
const secret = /lf_[a-z]{3}_[\w.~+/=-]+|#(?:1\.|k=)[\w.=-]+|\bBearer\s+[\w.~+/=-]+/g;
/** To the end of the line: names may hold anything but a line's end. */
const photoPath = /(?:library|incoming|trash|quarantine)[/\\].*$/gm;
const quotedPath = /(['"“]).*[/\\].*(['"”])/g;
const place = /-?\d{1,3}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,}/g;
/** Told of an error whoever threw it: what went wrong, never on what. */
const toldOfErrors = ['code', 'errno', 'syscall', 'status'] as const;
const deepestCause = 5;

export function quiet(line: Readonly<Record<string, unknown>>, isVerbose: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? hushed(value, isVerbose) : value]),
  );
}

/** An error as it is logged, with its causes. */
export function quietError(thrown: unknown, isVerbose: boolean, depth = 0): object {
  if (!(thrown instanceof Error)) return { message: hushed(String(thrown), isVerbose) };
  const facts = toldOfErrors.flatMap((name) => {
    const value: unknown = Reflect.get(thrown, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
  });
  return {
    type: thrown.name,
    message: hushed(thrown.message, isVerbose),
    ...Object.fromEntries(facts),
    stack: quietStack(thrown, isVerbose),
    ...(thrown.cause === undefined || depth === deepestCause
      ? {}
      : { cause: quietError(thrown.cause, isVerbose, depth + 1) }),
  };
}

/** Where in the program it was; the message in front of it may be of many lines. */
function quietStack({ stack = '' }: Error, isVerbose: boolean): string {
  if (isVerbose) return hushed(stack, true);
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.replaceAll(secret, '…'))
    .join('\n');
}

function hushed(text: string, isVerbose: boolean): string {
  const withoutSecrets = text.replaceAll(secret, '…');
  if (isVerbose) return withoutSecrets;
  return withoutSecrets.replaceAll(quotedPath, '$1…$2').replaceAll(photoPath, '…').replaceAll(place, '…');
}

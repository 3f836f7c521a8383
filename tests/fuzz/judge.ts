/** What no answer may be, whatever was asked; a sentence for each. */
import { failureCatalogue, ProblemSchema } from '../../protocol/failure.ts';
import type { MutatedRequest } from './mutated-request.ts';
import type { Heard } from './wire.ts';

/** What Node says by itself of a request that it cannot read, or does not want to. */
const ofTheParser = new Set([400, 408, 413, 414, 417, 431]);
const leak = /node_modules|\n {4}at |root:x:0|PRIVATE KEY|SQLITE_|SqliteError/;

export function faultsOf({ target, raw }: MutatedRequest, { status, headers, body, broken }: Heard): string[] {
  if (broken === 'no answer in time') return ['there was no answer in time'];
  if (status === 0) return [];
  const faults: string[] = [];
  const type = headers['content-type'] ?? '';
  const text = /json|text/.test(type) ? body.toString('utf8') : '';
  if (status >= 500 && !isPlanned(status, text)) faults.push(`an unplanned ${status}`);
  const isOurs = headers['x-content-type-options'] === 'nosniff';
  if (!isOurs && !ofTheParser.has(status)) faults.push(`${status} without the headers of every answer`);
  if (isOurs && !raw && status >= 400 && !type.startsWith('application/problem+json'))
    faults.push(`${status} is no problem document`);
  // A raw request may ask for a page, whatever it was made from.
  if (!raw && target.startsWith('/api/') && status < 400 && /html|svg|javascript|xml/.test(type))
    faults.push(`something that may run: ${type}`);
  if (leak.test(text)) faults.push('an answer tells of the inside of the host');
  if (headers['x-injected'] !== undefined) faults.push('a header was put into the answer');
  if (Object.keys(headers).some((name) => name.startsWith('access-control-')))
    faults.push('another origin was invited');
  return faults;
}

function isPlanned(status: number, text: string): boolean {
  try {
    const problem = ProblemSchema.parse(JSON.parse(text));
    return problem.code !== 'internal' && failureCatalogue[problem.code].status === status;
  } catch {
    return false;
  }
}

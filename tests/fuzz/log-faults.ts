/** What a host's log may not say after an attack: of bugs, of secrets, of files and places. */

export interface LogFault {
  readonly fault: string;
  readonly text: string;
}

const faults = {
  'a request failed in an unplanned way': /failed in an unplanned way/,
  'something was thrown that nobody caught': /uncaught|unhandled/i,
  'a secret': /lf_(acc|ref|med|rec|clm)_[A-Za-z0-9]{20}|PRIVATE KEY/,
} as const;

export function logFaults(log: string): LogFault[] {
  return log
    .split('\n')
    .flatMap((line) =>
      Object.entries(faults).flatMap(([fault, pattern]) =>
        pattern.test(line) ? [{ fault, text: line.slice(0, 1500) }] : [],
      ),
    );
}

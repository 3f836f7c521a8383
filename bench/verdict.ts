/** Whether what was measured is what is aimed for. */
import { cell, table } from './table.ts';

export interface Aim {
  readonly what: string;
  readonly isBetter: 'more' | 'less';
  readonly aim: number;
  readonly stretch?: number;
  readonly unit: string;
}

/** `value` is null for what was not measured. */
export function verdictTable(reached: readonly (Aim & { readonly value: number | null })[]): string {
  const rows = reached.map(({ what, isBetter, aim, stretch, unit, value }) => {
    const meets = (limit: number): boolean => value !== null && (isBetter === 'more' ? value >= limit : value <= limit);
    const sign = isBetter === 'more' ? '≥' : '≤';
    const met =
      value === null
        ? '–'
        : meets(aim)
          ? stretch !== undefined && meets(stretch)
            ? 'yes, and the stretch'
            : 'yes'
          : 'no';
    return [
      what,
      `${sign} ${aim}${unit}`,
      stretch === undefined ? '' : `${stretch}${unit}`,
      withUnit(value, unit),
      met,
    ];
  });
  return table(['target', 'aim', 'stretch', 'reached', 'met?'], rows);
}

function withUnit(value: number | null, unit: string): string {
  const digits = value !== null && Math.abs(value) >= 20 ? 0 : 2;
  return value === null ? '–' : `${cell(value, digits)}${unit}`;
}

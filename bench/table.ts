/** Tables in Markdown, as the terminal and the README show them. */

export type Cell = string | number | null;

/** `digits` after the point for numbers; what is not known is a dash. */
export function cell(value: Cell | undefined, digits = 2): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return typeof value === 'string' ? value : value.toFixed(digits);
}

export function ratioCell(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)}x`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

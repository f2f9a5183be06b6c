import type { Figure } from './line.ts';

const share = ({ ratio }: Figure): string => (ratio === null ? '' : ratio >= 1 ? `${ratio.toFixed(1)}×` : ratio >= 0.1 ? ratio.toFixed(2) : ratio.toFixed(3));

/** The figures as a table of text. */
export const table = (figures: Figure[]): string => {
  const head = ['work', 'data', 'limit', 'Patchbay', 'ratio', 'bar', ''];
  const rows = figures.map((figure) => [figure.work, figure.data, figure.limit, figure.measured, share(figure), figure.bar, figure.isWithin ? 'pass' : 'MISS']);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: string[]) => cells.map((cell, i) => cell.padEnd(widths[i]!)).join('  ').trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
};

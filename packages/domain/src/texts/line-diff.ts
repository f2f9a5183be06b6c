export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  /** Its number in the text that it is of; of a line that is in both, in the later. */
  line: number;
}

/** Beyond this, lines in between are told as taken out and put in. */
const mostCompared = 2_000;

/** The lines of two texts: those of both, and between them what went and what came. */
export const lineDiff = (before: string, after: string): DiffLine[] => {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const same = (line: number): DiffLine => ({ kind: 'same', text: b[line]!, line: line + 1 });
  return [
    ...Array.from({ length: start }, (_, line) => same(line)),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end), start),
    ...Array.from({ length: end }, (_, index) => same(b.length - end + index)),
  ];
};

const between = (a: string[], b: string[], offset: number): DiffLine[] => {
  const removed = (i: number): DiffLine => ({ kind: 'removed', text: a[i]!, line: offset + i + 1 });
  const added = (j: number): DiffLine => ({ kind: 'added', text: b[j]!, line: offset + j + 1 });
  if (a.length > mostCompared || b.length > mostCompared) return [...a.map((_, i) => removed(i)), ...b.map((_, j) => added(j))];
  const longest = commonLengths(a, b);
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: b[j]!, line: offset + j + 1 });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) lines.push(removed(i++));
    else lines.push(added(j++));
  }
  return lines;
};

/** How many lines the ends of both, from each place on, have in common. */
const commonLengths = (a: string[], b: string[]): Uint16Array[] => {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  }
  return lengths;
};

/** The changed lines with so many around them; null stands for those left out. */
export const closeToChanges = (lines: readonly DiffLine[], around = 3): (DiffLine | null)[] => {
  const isNear = lines.map((_, index) => lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'));
  return lines.flatMap((line, index) => (isNear[index] ? [line] : index === 0 || isNear[index - 1] ? [null] : []));
};

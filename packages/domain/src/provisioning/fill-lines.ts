import { linePositions } from './line-positions.ts';
import type { PhoneModel } from './model.ts';

interface Line {
  position: number;
  extensionId: string;
}

export interface FillablePhone {
  model: Pick<PhoneModel, 'firstLine' | 'lastLine'>;
  lines: readonly Line[];
}

interface Filling {
  linesPerPhone: number;
  replaces: boolean;
}

/**
 * Which lines phones have after the extensions were put onto them in order, so many on each, and who found no line. An extension
 * that is on a phone already stays there and counts as one of its own; a phone that nobody is left for stays as it is.
 */
export const fillLines = (phones: readonly FillablePhone[], extensionIds: readonly string[], { linesPerPhone, replaces }: Filling): { lines: Line[][]; leftOver: string[] } => {
  let left = [...extensionIds];
  const lines = phones.map(({ model, lines: had }) => {
    if (left.length === 0) return [...had];
    const positions = linePositions(model);
    const kept = replaces ? [] : [...had];
    const free = positions.filter((position) => !kept.some((line) => line.position === position));
    const added: Line[] = [];
    for (let taken = 0; taken < linesPerPhone && left.length > 0; taken += 1) {
      const [extensionId] = left as [string];
      const isOn = kept.some((line) => line.extensionId === extensionId);
      const position = isOn ? undefined : free.shift();
      if (!isOn && position === undefined) break;
      if (position !== undefined) added.push({ position, extensionId });
      left = left.slice(1);
    }
    return [...(added.length === 0 ? had : kept), ...added].sort((a, b) => a.position - b.position);
  });
  return { lines, leftOver: left };
};

/** The lines of a phone on another model: where they are, or else in their order; nothing where it has fewer. */
export const movedLines = <L extends { position: number }>(lines: readonly L[], to: FillablePhone['model']): L[] | undefined => {
  const positions = linePositions(to);
  if (lines.every(({ position }) => positions.includes(position))) return [...lines];
  return lines.length > positions.length ? undefined : lines.map((line, index) => ({ ...line, position: positions[index]! }));
};

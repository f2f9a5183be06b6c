import { PhoneDraft, type Phone } from '@patchbay/contract/phones';
import { Id, Version } from '@patchbay/contract/primitives/id';
import { highestPosition } from '@patchbay/domain/provisioning/line-positions';
import { z } from 'zod';
import { isProblem } from '#api/problem.ts';

export const positions = Array.from({ length: highestPosition + 1 }, (_, position) => position);

interface FormLine {
  position: number;
  extensionId: string | null;
}

const usedLines = (lines: FormLine[]) => lines.filter((line): line is FormLine & { extensionId: string } => line.extensionId !== null);

type Values = Record<string, string | null | undefined>;

const filledIn = (values: Values): Record<string, string> => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]));

/** An empty secret is one that is taken away; what was left alone is not there. */
const said = (values: Values): Record<string, string> => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const draftOf = <F extends { lines: FormLine[]; fieldValues: Values; hiddenFieldValues: Values }>(form: F) =>
  ({ ...form, lines: usedLines(form.lines), fieldValues: filledIn(form.fieldValues), hiddenFieldValues: said(form.hiddenFieldValues) });

// A line of the draft is found by its index among those in use, a line of the form by its position.
const toFormPath = (path: readonly PropertyKey[], lines: FormLine[]): PropertyKey[] => {
  const [head, index] = path;
  const line = head === 'lines' ? usedLines(lines)[Number(index)] : undefined;
  return line ? ['lines', line.position, 'extensionId'] : [...path];
};

/**
 * A phone as the form holds it: all six lines, used or not, and texts that may be empty. It answers the draft of the
 * contract and is judged by the contract's own rules.
 */
export const PhoneForm = z
  .object({
    ...PhoneDraft.shape,
    modelId: z.string().min(1).pipe(PhoneDraft.shape.modelId),
    lines: z.array(z.object({ position: z.int(), extensionId: Id.nullable() })),
    fieldValues: z.record(z.string(), z.string().max(500).nullish()),
    hiddenFieldValues: z.record(z.string(), z.string().max(500).nullish()),
    version: Version.optional(),
  })
  .superRefine((form, context) => {
    const judged = PhoneDraft.safeParse(draftOf(form));
    for (const issue of judged.error?.issues ?? []) {
      if (issue.code === 'custom') context.addIssue({ ...issue, path: toFormPath(issue.path, form.lines) });
    }
  })
  .transform(draftOf);
export type PhoneForm = z.input<typeof PhoneForm>;
type Draft = z.output<typeof PhoneForm>;

const linesFrom = (extensionAt: (position: number) => string | undefined): FormLine[] =>
  positions.map((position) => ({ position, extensionId: extensionAt(position) ?? null }));

/** What the form of a new phone begins with, with an extension on its first line where one is given. */
export const newForm = (extensionId?: string): PhoneForm => ({
  name: '',
  isVirtual: false,
  modelId: '',
  mac: null,
  acceptsDataFromPhone: false,
  fileName: '',
  httpUsername: '',
  templateId: null,
  fieldValues: {},
  hiddenFieldValues: {},
  keyLayoutId: null,
  keys: [],
  httpScheme: 'ANY',
  lines: linesFrom((position) => (position === 0 ? extensionId : undefined)),
});

/** A phone as it is, for its form. */
export const formOf = ({ name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, templateId, fieldValues, keyLayoutId, keys, httpScheme, lines, version }: Phone): PhoneForm => ({
  name, isVirtual, modelId, mac, acceptsDataFromPhone, fileName, httpUsername, templateId, fieldValues, hiddenFieldValues: {}, keyLayoutId, keys, httpScheme, version,
  lines: linesFrom((position) => lines.find((line) => line.position === position)?.extensionId),
});

/** What the API refuses about a line of a draft, said of the form's line at that position. */
export const atFormLines = (error: unknown, lines: Draft['lines']): unknown =>
  isProblem(error) ? error.saidOf(error.errors.map(({ pointer, detail }) => ({ pointer: `/${toFormPath(pointer.slice(1).split('/'), lines).join('/')}`, detail }))) : error;

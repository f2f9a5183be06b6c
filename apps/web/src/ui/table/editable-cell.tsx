import { Popover, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isProblem } from '#api/problem.ts';
import { invalidateNouns } from '#api/query.ts';
import { useEntitySource } from '#ui/fields/entity-field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { useProblemText } from '#ui/problem.tsx';
import styles from './editable-cell.module.css';
import type { CellEdit, Column } from './types.ts';

interface Props<Row> {
  column: Column<Row> & { edit: CellEdit<Row> };
  row: Row;
  /** By which a person knows the row. */
  name: string;
  /** The keyboard is at the row: its pencils are stops of the Tab key. */
  isActive: boolean;
  children: ReactNode;
}

/** A cell that is edited in place, after a double click or by its pencil: Enter saves, Escape leaves it as it was. */
export const EditableCell = <Row,>({ column, row, name, isActive, children }: Props<Row>) => {
  const t = useTranslations('table');
  const [isEditing, setIsEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) pencil.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const label = t('editCell', { field: column.header, name });
  if (isEditing) return <Editor edit={column.edit} row={row} label={label} onClose={() => setIsEditing(false)} />;
  return (
    <div className={styles.cell} onDoubleClick={() => setIsEditing(true)}>
      <span className={styles.content}>{children}</span>
      <IconButton ref={pencil} icon="edit" label={label} size="sm" variant="subtle" className={styles.pencil} tabIndex={isActive ? 0 : -1} onClick={() => setIsEditing(true)} />
    </div>
  );
};

interface EditorProps<Row> {
  edit: CellEdit<Row>;
  row: Row;
  label: string;
  onClose: () => void;
}

const Editor = <Row,>(props: EditorProps<Row>) => {
  const { save, isSaving, failure } = useSaving(props);
  const t = useTranslations('table');
  const { edit, row, label, onClose } = props;
  const input = { 'aria-label': label, error: failure !== undefined, size: 'xs', autoFocus: true, disabled: isSaving, onKeyDown: leavesOnEscape(onClose) } as const;
  return (
    <Popover opened={failure !== undefined} position="bottom-start" withArrow>
      <Popover.Target>
        <div className={styles.editor}>
          {edit.entity ? <EntityEditor {...props} input={input} entity={edit.entity} save={save} /> : <TextEditor {...props} input={input} save={save} />}
        </div>
      </Popover.Target>
      <Popover.Dropdown className={styles.failure}>
        <span role="alert">{failure === 'stale' ? t('cellStale', { value: edit.text?.(row) ?? edit.value(row) ?? '—' }) : failure}</span>
      </Popover.Dropdown>
    </Popover>
  );
};

/** A refusal is told at the cell, and what was typed stays; of a newer version the cell learns before it is saved again. */
const useSaving = <Row,>({ edit, row, onClose }: EditorProps<Row>) => {
  const client = useQueryClient();
  const problemText = useProblemText();
  const issueText = useIssueText();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const save = async (value: string | null): Promise<void> => {
    if (value === (edit.value(row) ?? (edit.entity ? null : ''))) return onClose();
    setIsSaving(true);
    setFailure(undefined);
    try {
      await edit.save(row, value);
      onClose();
    } catch (error) {
      const isStale = isProblem(error, 'stale-version');
      if (isStale) await invalidateNouns(client, [edit.noun]);
      const [atField] = isProblem(error) ? error.errors : [];
      setFailure(isStale ? 'stale' : atField ? issueText(atField.detail) : problemText(error).detail);
    } finally {
      setIsSaving(false);
    }
  };
  return { save, isSaving, failure };
};

interface InputProps {
  input: { 'aria-label': string; error: boolean; size: 'xs'; autoFocus: true; disabled: boolean; onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void };
  save: (value: string | null) => Promise<void>;
}

const leavesOnEscape = (leave: () => void) => (event: KeyboardEvent<HTMLInputElement>) => {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
  event.stopPropagation();
  leave();
};

const TextEditor = <Row,>({ edit, row, input, save }: EditorProps<Row> & InputProps) => {
  const [typed, setTyped] = useState(edit.value(row) ?? '');
  const field = useRef<HTMLInputElement>(null);
  const { disabled, onKeyDown, ...rest } = input;
  useEffect(() => field.current?.select(), []);
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown(event);
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    void save(typed.trim());
  };
  // What was typed is not lost to a click elsewhere; a refusal that stands there is not asked for again.
  const onBlur = () => !disabled && !input.error && void save(typed.trim());
  return <TextInput ref={field} {...rest} readOnly={disabled} value={typed} maxLength={edit.maxLength} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={onKey} onBlur={onBlur} />;
};

const EntityEditor = <Row,>({ edit, row, input, save, onClose, entity }: EditorProps<Row> & InputProps & { entity: NonNullable<CellEdit<Row>['entity']> }) => {
  const [chosen, setChosen] = useState(edit.value(row));
  const known = chosen === null ? undefined : { value: chosen, label: edit.text?.(row) ?? chosen };
  const source = useEntitySource({ endpoint: entity.endpoint, toOption: entity.toOption as never, chosen: known && [known], startsOpen: true }, chosen === null ? [] : [chosen]);
  const choose = (id: string | null) => {
    setChosen(id);
    if (id) source.remember([id]);
    void save(id);
  };
  const onBlur = (event: FocusEvent) => !(event.relatedTarget as Element | null)?.closest('[role="listbox"]') && !input.disabled && !input.error && chosen === edit.value(row) && onClose();
  return <Select {...input} {...source.props} value={chosen} onChange={choose} onBlur={onBlur} defaultDropdownOpened clearable={edit.isClearable} comboboxProps={{ withinPortal: true }} />;
};

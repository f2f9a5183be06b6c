import { Input } from '@mantine/core';
import { useId, useRef, type UIEvent } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { FieldProps } from '#ui/use-zod-form.ts';
import styles from './code-field.module.css';
import { useField } from './use-field.ts';

/** Something about a place in the text. */
export interface Remark {
  line: number;
  /** Absent: about the whole line. */
  column?: number;
  message: string;
  isFault: boolean;
}

interface Props<F extends FieldValues> extends FieldProps<F> {
  remarks?: Remark[];
  rows?: number;
}

const placeOf = (text: string, { line, column = 1 }: Remark): number => text.split('\n').slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;

/** A text with line numbers. What is wrong with it is told below, and leads to its place. */
export const CodeField = <F extends FieldValues>({ remarks = [], rows = 24, ...props }: Props<F>) => {
  const { field, input } = useField(props);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const value = (field.value ?? '') as string;
  const follow = ({ currentTarget }: UIEvent) => void (gutter.current && (gutter.current.scrollTop = currentTarget.scrollTop));
  const goTo = (remark: Remark) => {
    const place = placeOf(value, remark);
    area.current?.focus();
    area.current?.setSelectionRange(place, place + (remark.column === undefined ? (value.split('\n')[remark.line - 1]?.length ?? 0) : 1));
    area.current?.scrollTo({ top: Math.max(0, (remark.line - 5) * lineHeight) });
  };
  return (
    <Input.Wrapper id={id} label={input.label} description={input.description} error={input.error} withAsterisk={input.withAsterisk}>
      <div className={styles.frame} data-invalid={input.error !== undefined || undefined}>
        <Gutter ref={gutter} lines={value.split('\n').length} remarks={remarks} />
        <textarea ref={area} id={id} name={input.name} className={styles.text} rows={rows} wrap="off" spellCheck={false} autoComplete="off" value={value} disabled={input.disabled}
          aria-invalid={input.error !== undefined || remarks.some(({ isFault }) => isFault)} aria-describedby={remarks.length > 0 ? `${id}-remarks` : undefined}
          onChange={field.onChange} onBlur={input.onBlur} onScroll={follow} />
      </div>
      {remarks.length > 0 && <Remarks id={`${id}-remarks`} remarks={remarks} onChoose={goTo} />}
    </Input.Wrapper>
  );
};

// As the stylesheet has it.
const lineHeight = 20;

const Gutter = ({ ref, lines, remarks }: { ref: React.Ref<HTMLDivElement>; lines: number; remarks: Remark[] }) => (
  <div ref={ref} className={styles.gutter} aria-hidden>
    {Array.from({ length: lines }, (_, index) => (
      <div key={index} data-mark={remarks.some(({ line, isFault }) => isFault && line === index + 1) ? 'fault' : remarks.some(({ line }) => line === index + 1) ? 'warning' : undefined}>
        {index + 1}
      </div>
    ))}
  </div>
);

const Remarks = ({ id, remarks, onChoose }: { id: string; remarks: Remark[]; onChoose: (remark: Remark) => void }) => {
  const t = useTranslations('forms.code');
  return (
    <ul id={id} className={styles.remarks}>
      {remarks.map((remark, index) => (
        <li key={index} data-mark={remark.isFault ? 'fault' : 'warning'}>
          <button type="button" onClick={() => onChoose(remark)}>
            {remark.column === undefined ? t('atLine', { line: remark.line }) : t('at', { line: remark.line, column: remark.column })}
          </button>{' '}
          {remark.message}
        </li>
      ))}
    </ul>
  );
};

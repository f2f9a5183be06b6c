import { Input } from '@mantine/core';
import { useEffect, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Icon } from '#ui/icons.tsx';
import { useDrop } from '#ui/use-drop.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';
import styles from './file-field.module.css';
import { useField } from './use-field.ts';

interface Props<F extends FieldValues> extends FieldProps<F> {
  /** As in HTML: `.csv,.xlsx`. */
  accept: string;
  /** What stands in the box while it is empty, and below the name of what was chosen. */
  prompt: string;
  replacePrompt: string;
  /** `1.2 MB` */
  sizeText: (bytes: number) => string;
}

/** One file, dropped or chosen. */
export const FileField = <F extends FieldValues>({ accept, prompt, replacePrompt, sizeText, ...props }: Props<F>) => {
  const { field, input, isInvalid } = useField(props);
  const { label, description, error, withAsterisk, disabled, ref, name, onBlur } = input;
  const id = useId();
  useKeepPage();
  const drop = useDrop(([dropped]) => dropped && !disabled && field.onChange(dropped));
  const file = field.value as File | undefined;
  const parts = { labelProps: { id: `${id}-label` }, descriptionProps: { id: `${id}-help` }, errorProps: { id: `${id}-error` } };
  const describedBy = [`${id}-state`, error && `${id}-error`, description && `${id}-help`].filter(Boolean).join(' ');
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error} withAsterisk={withAsterisk} {...parts}>
      <label htmlFor={id} className={styles.box} data-invalid={isInvalid || undefined} data-disabled={disabled || undefined} {...drop}>
        <input ref={ref} id={id} type="file" name={name} accept={accept} disabled={disabled} className={styles.input} aria-labelledby={`${id}-label`} aria-describedby={describedBy} aria-invalid={isInvalid || undefined}
          onBlur={onBlur} onChange={({ currentTarget: { files } }) => files?.[0] && field.onChange(files[0])} />
        <Icon name={file ? 'check' : 'upload'} size={20} />
        <span id={`${id}-state`} className={styles.words}>
          <span className={styles.name}>{file ? file.name : prompt}</span>
          {file && <span className={styles.size}>{`${sizeText(file.size)} · ${replacePrompt}`}</span>}
        </span>
      </label>
    </Input.Wrapper>
  );
};

// A file that is dropped beside the box would otherwise be opened in place of the page.
const useKeepPage = () =>
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);

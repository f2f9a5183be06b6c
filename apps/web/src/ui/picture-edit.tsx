import { avatarFormats, mostAvatarBytes } from '@patchbay/contract/users';
import { Button } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDialog } from './dialog-host.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import styles from './picture.module.css';
import { Picture, type Pictured } from './picture.tsx';
import { useProblemText } from './problem.tsx';
import { toast } from './toast.ts';
import { useDrop } from './use-drop.ts';

interface Props extends Pictured {
  /** Whose it is. */
  name: string;
  size?: number;
  onSet: (file: File) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}

const accepted = avatarFormats.map((format) => `image/${format}`);

/** A picture that another one can be dropped on, and that leads to the dialog where one is chosen, looked at, and taken away. */
export const PictureEdit = ({ size = 56, ...props }: Props) => {
  const t = useTranslations('pictures');
  const open = useDialog();
  const edit = (file?: File) => void open<void>((done) => <PictureDialog {...props} file={file} onClose={() => done()} />);
  return (
    <button type="button" className={styles.button} aria-label={t('change', { name: props.name })} {...useDrop(([file]) => file && edit(file))} onClick={() => edit()}>
      <Picture src={props.src} initials={props.initials} size={size} />
      <span className={styles.badge} aria-hidden="true"><Icon name="edit" size={12} /></span>
    </button>
  );
};

/** Why a file is none; the server looks at its content as well. */
const faultOf = (file: File) => {
  if (!accepted.includes(file.type)) return 'notAPicture';
  return file.size > mostAvatarBytes ? 'tooLarge' : undefined;
};

/** The address of a file, as long as it is shown. */
const usePreview = (file: File | undefined) => {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    if (!file) return setSrc(undefined);
    const url = URL.createObjectURL(file);
    setSrc(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return src;
};

const useActions = ({ name, onSet, onRemove }: Props, onClose: () => void) => {
  const t = useTranslations('pictures');
  const text = useProblemText();
  const [doing, setDoing] = useState<'saving' | 'removing'>();
  const [wrong, setWrong] = useState<string>();
  const run = async (what: 'saving' | 'removing', action: () => Promise<unknown>, said: string) => {
    setDoing(what);
    try {
      await action();
      toast.done(said);
      onClose();
    } catch (error) {
      setWrong(text(error).detail);
    } finally {
      setDoing(undefined);
    }
  };
  return { doing, wrong, setWrong, save: (file: File) => run('saving', () => onSet(file), t('saved', { name })), remove: () => run('removing', onRemove, t('removed', { name })) };
};

const PictureDialog = ({ file: first, onClose, ...props }: Props & { file?: File; onClose: () => void }) => {
  const t = useTranslations('pictures');
  const common = useTranslations('common');
  const forms = useTranslations('forms');
  const id = useId();
  const { doing, wrong, setWrong, save, remove } = useActions(props, onClose);
  const [chosen, setChosen] = useState<File | undefined>(first);
  const fault = chosen && faultOf(chosen);
  const file = fault ? undefined : chosen;
  const preview = usePreview(file);
  const choose = (next: File) => {
    setWrong(undefined);
    setChosen(next);
  };
  const problem = fault ? t(fault, { name: chosen.name }) : wrong;
  const footer = (
    <>
      {props.src && <Button variant="subtle" color="red" mr="auto" loading={doing === 'removing'} onClick={() => void remove()}>{t('remove')}</Button>}
      <Button variant="default" onClick={onClose}>{common('cancel')}</Button>
      <Button disabled={!file} loading={doing === 'saving'} onClick={() => file && void save(file)}>{forms('save')}</Button>
    </>
  );
  return (
    <Dialog title={t('title', { name: props.name })} onClose={onClose} footer={footer}>
      <label htmlFor={id} className={styles.drop} {...useDrop(([dropped]) => dropped && choose(dropped))}>
        <input id={id} type="file" className={styles.input} accept={accepted.join(',')} aria-describedby={`${id}-help`}
          onChange={({ currentTarget }) => {
            const [picked] = currentTarget.files ?? [];
            if (picked) choose(picked);
            // So that the same file can be chosen once more.
            currentTarget.value = '';
          }} />
        <Picture src={preview ?? props.src} initials={props.initials} size={96} />
        <span className={styles.words}>
          <span>{t('drop')}</span>
          <span id={`${id}-help`} className={styles.help}>{t('help')}</span>
        </span>
      </label>
      {problem && <p role="alert" className={styles.wrong}>{problem}</p>}
    </Dialog>
  );
};

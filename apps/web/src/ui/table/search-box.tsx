import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { useShortcut } from '#ui/shortcuts.tsx';

const pauseMs = 250;

interface Props {
  value: string;
  placeholder?: string;
  label: string;
  onChange: (q: string) => void;
}

/** Searches as one types, a moment after the last key. */
export const SearchBox = ({ value, placeholder, label, onChange }: Props) => {
  const t = useTranslations('table');
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  // The address changed by another hand (Back, a cleared filter): the box follows.
  if (value !== sent) {
    setSent(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcut({ keys: '/', label: t('keySearch'), group: t('keysGroup'), run: focus });

  const send = (text: string) => {
    clearTimeout(timer.current);
    setSent(text.trim());
    onChange(text.trim());
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), pauseMs);
  };
  const clear = () => {
    setTyped('');
    send('');
    input.current?.focus();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder ?? t('search')}
      value={typed}
      maxLength={200}
      leftSection={<Icon name="search" size={15} />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t('clearSearch')} onClick={clear} /> : undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(typed);
        if (event.key === 'Escape') {
          if (typed) clear();
          else input.current?.blur();
        }
      }}
    />
  );
};

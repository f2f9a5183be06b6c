import { useEffect } from 'react';

/** As much of a list as is read, in signs of its text and in bytes of its file. */
export const listBound = 1_000_000;

/** Hands the text of a file to `onText` once one is chosen, up to the bound. */
export const useTextOfFile = (file: File | undefined, onText: (text: string) => void): void => {
  useEffect(() => {
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => onText(String(reader.result));
    reader.readAsText(file.slice(0, listBound));
    return () => reader.abort();
    // Read once for each file, whoever asks.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file]);
};

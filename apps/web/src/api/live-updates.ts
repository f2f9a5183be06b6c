import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { invalidateNouns } from './query.ts';

const slowest = 30_000;
/** So many failures in a row are no restart of the server. */
const lasting = 3;

/** What changes one's own extension, too. */
const ofOwnExtension = ['extensions', 'phones', 'appDevices'];

/**
 * Keeps what is on the screen true: the server names the nouns that have changed (`[["phones"]]`), and whatever of
 * them is shown is fetched again. After a gap everything is, since nobody knows what was missed.
 */
export const useLiveUpdates = (organisationId: string | undefined) => {
  const client = useQueryClient();
  useEffect(() => {
    if (!organisationId) return undefined;
    return listen(`/api/o/${organisationId}/events`, {
      onNouns: (nouns) => void invalidateNouns(client, nouns.some((noun) => ofOwnExtension.includes(noun)) ? [...nouns, 'ownExtension'] : nouns),
      onGap: () => void client.invalidateQueries(),
      // Whatever is on the screen says by itself whether it can still be had.
      onLost: () => void client.invalidateQueries(),
    });
  }, [client, organisationId]);
};

interface Listener {
  onNouns: (nouns: string[]) => void;
  onGap: () => void;
  onLost: () => void;
}

/** Holds one event stream open, opening it again ever more slowly while it fails. Answers how to stop. */
export const listen = (url: string, { onNouns, onGap, onLost }: Listener): (() => void) => {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const open = () => {
    source = new EventSource(url);
    source.onopen = () => {
      if (failures > 0) onGap();
      failures = 0;
    };
    source.onmessage = (event: MessageEvent<string>) => onNouns(nounsOf(event.data));
    // The browser's own retry is unpaced and gives up on some statuses.
    source.onerror = () => {
      source?.close();
      failures += 1;
      if (failures === lasting) onLost();
      timer = setTimeout(open, Math.min(slowest, 1000 * 2 ** (failures - 1)) * (0.75 + Math.random() / 2));
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
};

const nounsOf = (text: string): string[] => {
  const keys: unknown = JSON.parse(text);
  if (!Array.isArray(keys)) return [];
  // `["phones"]` is one key, `[["phones"], ["extensions"]]` several.
  return keys.flatMap((key: unknown) => (Array.isArray(key) ? [String(key[0])] : [String(key)]));
};

import { audioLimits } from '@patchbay/contract/audio-files';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '#api/problem.ts';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns } from '#api/query.ts';
import { nameOf, type NewAudio, type SoundTarget } from './send-audio.ts';

export interface Sending {
  key: string;
  file: File;
  name: string;
  /** What has left; all of it while the server decodes, and nothing is known while it waits for its turn. */
  sentBytes?: number;
  /** The answer, where there is one. */
  done?: NewAudio;
  error?: unknown;
}

/** Uploads files one after the other, each by itself: one that is refused keeps none of the others. */
export const useUploads = (target: SoundTarget) => {
  const { id: at } = usePlace();
  const client = useQueryClient();
  const [sendings, setSendings] = useState<Sending[]>([]);
  const [aborter] = useState(() => new AbortController());
  const queue = useRef(Promise.resolve());
  useEffect(() => () => aborter.abort(), [aborter]);
  const change = (key: string, part: Partial<Sending>) => setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const send = async ({ key, file, name }: Sending) => {
    if (aborter.signal.aborted) return;
    change(key, { error: undefined, sentBytes: 0 });
    try {
      if (file.size > audioLimits.sizeBytes) throw new ApiProblem({ code: 'too-large', detail: '' });
      const done = await target.send({ at, name, source: 'UPLOAD', body: file }, { idempotencyKey: crypto.randomUUID(), signal: aborter.signal, onProgress: (sentBytes) => change(key, { sentBytes }) });
      change(key, { done, sentBytes: file.size });
      void invalidateNouns(client, [target.noun]);
    } catch (error) {
      change(key, { error });
    }
  };
  const enqueue = (sending: Sending) => void (queue.current = queue.current.then(() => send(sending)));
  return {
    sendings,
    add: (files: File[]) => {
      const added = files.map((file) => ({ key: crypto.randomUUID(), file, name: nameOf(file.name) }));
      setSendings((all) => [...all, ...added]);
      added.forEach(enqueue);
    },
    again: (sending: Sending, name: string) => {
      change(sending.key, { name, error: undefined, sentBytes: undefined });
      enqueue({ ...sending, name });
    },
    drop: (key: string) => setSendings((all) => all.filter((one) => one.key !== key)),
  };
};

import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { stored } from '#ui/stored.ts';

/** By what a person is known: an e-mail address, or a user name in an enterprise. */
export type Way = 'email' | 'username';

interface Kept {
  way: Way;
  enterprise: string;
}

const kept = stored<Partial<Kept>>('sign-in');

/** The way that was taken last in this browser; a link with `?enterprise=CODE` leads to that of its people. */
export const useWay = (first?: Way) => {
  const [search] = useSearchParams();
  const before = kept.read();
  const asked = search.get('enterprise');
  const [way, setWay] = useState<Way>(first ?? (asked !== null || before?.way === 'username' ? 'username' : 'email'));
  return {
    way,
    enterprise: asked ?? before?.enterprise ?? '',
    setWay,
    /** Once it has led somewhere. */
    keep: (typed: { enterprise?: string }) => kept.write({ way, enterprise: typed.enterprise ?? before?.enterprise ?? '' }),
  };
};

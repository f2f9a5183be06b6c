const day = 86_400_000;

/** As long a removal can be undone; then the sound is taken away for good. */
export const keptDays = 30;
export const keptFrom = (now: Date): Date => new Date(now.getTime() + keptDays * day);

/** As long an upload may take to become a file: whoever still waits for it would have been told by now. */
export const unfinishedUntil = (now: Date): Date => new Date(now.getTime() + day);

/** Where the sound lies, as it came and as a switch plays it. */
export const keysOf = (contentId: string) => ({ original: `audio/${contentId.slice(-2)}/${contentId}/original`, telephone: `audio/${contentId.slice(-2)}/${contentId}/telephone` });

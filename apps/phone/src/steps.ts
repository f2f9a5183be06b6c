const key = 'patchbay-app.step';

export const steps = ['welcome', 'permissions', 'profile', 'ready'] as const;
export type Step = (typeof steps)[number];

/** What the app shows. */
export type Stage = 'loading' | 'offline' | 'start' | 'scan' | 'code' | 'revoked' | 'taken' | Step;

/** How far the set-up of this device has come, so that it goes on where it was left; null: it was never activated. */
export const readStep = (): Step | null => {
  const kept = localStorage.getItem(key);
  return steps.find((step) => step === kept) ?? null;
};

export const keepStep = (step: Step | null): void => {
  if (step === null) localStorage.removeItem(key);
  else localStorage.setItem(key, step);
};

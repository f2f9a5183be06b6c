/** `2026-11-20` in this browser's zone. */
export const dayOf = (at: Date) => [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');

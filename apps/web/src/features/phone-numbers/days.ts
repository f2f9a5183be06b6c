/** `2026-11-20` in this browser's zone. */
export const dayOf = (at: Date) => [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');

export const daysAfter = (at: Date, days: number) => dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() + days));

/** The last moment of a day, as the API takes it. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59.999`).toISOString();

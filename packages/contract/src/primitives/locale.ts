import { z } from 'zod';

const zones = new Set(Intl.supportedValuesOf('timeZone'));

/** IANA time zone, `Europe/Lisbon`. `UTC` is accepted though not every platform lists it. */
export const TimeZone = z.string().refine((name) => name === 'UTC' || zones.has(name), 'Not a time zone, such as Europe/Lisbon');
export const timeZones = () => ['UTC', ...[...zones].filter((name) => name !== 'UTC')];

export const languages = ['en', 'de'] as const;
/** Languages of the dashboard and of the system's mail. */
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** ISO 3166-1 alpha-2, `GB`. */
export const Country = z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, 'Two letters of ISO 3166, such as GB');

import { viewerCountry } from '#ui/phone-number.tsx';

// Numbers that are kept free for examples, or belong to a time announcement.
const examples: { [country: string]: string } = { US: '+12025550123', GB: '+442079460123', DE: '+493023125123', PT: '+351210000123', FR: '+33199001234', AT: '+4312345678' };

/** A number of the viewer's own country, where the two ways to write it differ; else one from abroad. */
export const exampleNumber = (): string => examples[viewerCountry() ?? ''] ?? examples.US!;

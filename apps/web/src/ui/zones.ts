export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `America/New_York` as it is read. */
export const zoneName = (zone: string) => zone.replaceAll('_', ' ');

/** The hour of the same day, 0 to 23, that is nearest to so many minutes after its midnight: most phones change their clocks at whole hours. */
export const wholeHour = (minutes: number): number => Math.min(Math.max(Math.round(minutes / 60), 0), 23);

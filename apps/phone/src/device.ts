export const appVersion = '1.0';

/** What the device is, for the list of devices: `Android 16`, `iOS 26.1`, `Windows`. */
export const osOf = (userAgent: string): string => {
  const android = /Android (\d+)/.exec(userAgent)?.[1];
  if (android) return `Android ${android}`;
  const ios = /(?:iPhone|CPU) OS (\d+)[_.](\d+)/.exec(userAgent);
  if (ios) return `iOS ${ios[1]}.${ios[2]}`;
  const known = [['Windows', /Windows/], ['macOS', /Mac OS X/], ['ChromeOS', /CrOS/], ['Linux', /Linux/]] as const;
  return known.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'Other';
};

export const thisDevice = () => ({ os: osOf(navigator.userAgent), appVersion });

export const isApple = (): boolean => /iPhone|iPad/.test(navigator.userAgent);

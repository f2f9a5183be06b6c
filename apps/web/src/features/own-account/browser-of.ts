type Marks = [name: string, mark: RegExp][];

// In this order: most browsers name others, too.
const browsers: Marks = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\/|Opera/],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\/|Chromium\//],
  ['Safari', /Safari\//],
  ['curl', /^curl\//],
];
const systems: Marks = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];

const find = (marks: Marks, text: string) => marks.find(([, mark]) => mark.test(text))?.[0];

/** What a person calls the program that sent this `User-Agent`. */
export const browserOf = (userAgent: string): { browser: string | undefined; system: string | undefined } => ({ browser: find(browsers, userAgent), system: find(systems, userAgent) });

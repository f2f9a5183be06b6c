export const pictures = {
  change: 'Change the picture of {name}',
  title: 'Picture of {name}',
  drop: 'Drop a picture here, or choose one',
  help: 'PNG, JPEG or WebP, up to 1 MB',
  remove: 'Remove the picture',
  saved: '{name} has a new picture.',
  removed: '{name} has no picture any more.',
  notAPicture: '{name} is no picture that can be shown here: choose a PNG, JPEG or WebP.',
  tooLarge: '{name} is larger than 1 MB. Make it smaller first.',
} as const;

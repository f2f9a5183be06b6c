import type { CSSProperties } from 'react';

// Drawn on a 24-unit grid as one stroked path each.
const paths = {
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  columns: 'M4 5h16v14H4zM9.5 5v14M14.5 5v14',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  upload: 'M12 15.5V4.5M7.5 9L12 4.5 16.5 9M5 20h14',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  down: 'M6.5 9.5L12 15l5.5-5.5',
  up: 'M6.5 14.5L12 9l5.5 5.5',
  left: 'M14.5 6.5L9 12l5.5 5.5',
  right: 'M9.5 6.5L15 12l-5.5 5.5',
  ascending: 'M12 19V5.5M6.5 11L12 5.5 17.5 11',
  descending: 'M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5',
  back: 'M19 12H5.5M11 6l-6 6 6 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  key: 'M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12.5L19.5 4M16 7.5l3 3M13.5 10l2 2',
  trash: 'M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l1 13h9l1-13M10 10.5v5.5M14 10.5v5.5',
  edit: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  open: 'M9 5.5H5.5v13h13V15M13 5h6v6M19 5l-8.5 8.5',
  sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  screen: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  users: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 15c2 .7 3.2 2.3 3.5 4.5',
  building: 'M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3',
  tree: 'M9 3.5h6v5H9zM3 15.5h6v5H3zM15 15.5h6v5h-6zM12 8.5V12M6 15.5V12h12v3.5',
  phone: 'M6.5 4h3l1.5 4.5-2 1.5a12 12 0 0 0 5 5l1.5-2 4.5 1.5v3c0 1-.8 2-2 2A15.5 15.5 0 0 1 4.5 6c0-1.2 1-2 2-2z',
  device: 'M4 8.5c0-3 3-4.5 8-4.5s8 1.5 8 4.5v2h-4.5V8.8h-7v1.7H4zM6 10.5L5 20h14l-1-9.5M10 14h.01M14 14h.01M10 17h.01M14 17h.01',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5.2l3.5 2',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4',
  hash: 'M9.5 4l-2 16M16.5 4l-2 16M4.5 9h16M3.5 15h16',
  history: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7M4.5 4.5v4.2h4.2M12 8v4.3l3 1.7',
  mail: 'M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7',
  message: 'M4 5.5h16v11h-8.5L7 20.5v-4H4zM8 9.5h8M8 12.5h5',
  fax: 'M7 9.5V3.5h10v6M4 9.5h16v7.5h-3M7 17H4V9.5M7 13.5h10v7H7zM16.5 12h.01',
  bolt: 'M13 3L5.5 13.5H11L10.5 21 18.5 10.5H13z',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5l2.4 2.2M19.5 4.5v4.2h-4.2',
  warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.7h.01',
  lock: 'M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  exit: 'M10 4.5H5v15h5M14.5 8l4 4-4 4M18.5 12H9.5',
  keyboard: 'M2.5 6.5h19v11h-19zM6 10h.01M9 10h.01M12 10h.01M15 10h.01M18 10h.01M8 14h8',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  undo: 'M8.5 5L4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-4',
  swap: 'M8 9l4-4 4 4M8 15l4 4 4-4',
  home: 'M4 11.5L12 4.5l8 7M6 10v10h12V10M10 20v-5.5h4V20',
  inbox: 'M4 14l2.5-9h11L20 14v5.5H4zM4 14h5c0 1.7 1.3 3 3 3s3-1.3 3-3h5',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  stop: 'M7 7h10v10H7z',
  microphone: 'M12 15a3.5 3.5 0 0 0 3.5-3.5V7a3.5 3.5 0 0 0-7 0v4.5A3.5 3.5 0 0 0 12 15zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  gear: 'M10.2 5.4L10.6 2.9L13.4 2.9L13.8 5.4L15.4 6.1L17.4 4.6L19.4 6.6L17.9 8.6L18.6 10.2L21.1 10.6L21.1 13.4L18.6 13.8L17.9 15.4L19.4 17.4L17.4 19.4L15.4 17.9L13.8 18.6L13.4 21.1L10.6 21.1L10.2 18.6L8.6 17.9L6.6 19.4L4.6 17.4L6.1 15.4L5.4 13.8L2.9 13.4L2.9 10.6L5.4 10.2L6.1 8.6L4.6 6.6L6.6 4.6L8.6 6.1zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the colour of the text beside it. It is decoration: whatever it means also stands in words. */
export const Icon = ({ name, size = 16, style }: { name: IconName; size?: number; style?: CSSProperties }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={name === 'more' ? 2.6 : 1.75} strokeLinecap="round"
    strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none', ...style }}>
    <path d={paths[name]} />
  </svg>
);

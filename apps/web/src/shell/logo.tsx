/** The mark: two jacks joined by a cord, two free. */
export const Logo = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
    <rect width="32" height="32" rx="8" fill="#4048b8" />
    <path d="M10.5 10.5c0 9 11 2 11 11" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    <g fill="#fff">
      <circle cx="10.5" cy="10.5" r="3.4" />
      <circle cx="21.5" cy="21.5" r="3.4" />
    </g>
    <g fill="none" stroke="#fff" strokeOpacity=".55" strokeWidth="1.8">
      <circle cx="21.5" cy="10.5" r="2.5" />
      <circle cx="10.5" cy="21.5" r="2.5" />
    </g>
  </svg>
);

/** Drawn on a 24 px grid with a 2 px stroke; always beside words, so hidden from assistive technology. */
const SHAPES = {
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 21 21",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  "chevron-down": "m6 9 6 6 6-6",
  "chevron-up": "m6 15 6-6 6 6",
  "chevron-left": "m15 5-7 7 7 7",
  "chevron-right": "m9 5 7 7-7 7",
  pin: "M12 21s-7-6.4-7-11.5a7 7 0 0 1 14 0C19 14.6 12 21 12 21M12 7.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6",
  close: "m6 6 12 12M18 6 6 18",
  check: "m4 12.5 5.5 5.5L20 7",
  globe: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18",
  menu: "M3 6h18M3 12h18M3 18h18",
  plus: "M12 4v16M4 12h16",
  minus: "M4 12h16",
  filter: "M3 6h18M6.5 12h11M10 18h4",
  table: "M4 5h16v14H4zM4 10h16M10 10v9",
  download: "M12 4v11M7 10.5l5 5 5-5M4 20h16",
  upload: "M12 15V4M7 8.5l5-5 5 5M4 20h16",
  "arrow-up": "M12 20V5M6 11l6-6 6 6",
  "arrow-down": "M12 4v15M6 13l6 6 6-6",
  info: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 11v6M12 7.3v.2",
  warning: "M12 3.5 22 20H2zM12 10v5M12 17.3v.2",
  error: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.3v.2",
  success: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M7.5 12.3l3.2 3.2 5.8-6.5",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5.5l3.5 2",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7",
  people:
    "M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M2.5 20c0-4 2.8-6 6.5-6s6.5 2 6.5 6M16 5.3a3.4 3.4 0 0 1 0 6.4M17.5 14.4c2.6.7 4 2.6 4 5.6",
  building: "M5 21V4h10v17M15 10h4v11M3 21h18M8.5 8h3M8.5 12h3M8.5 16h3",
  mail: "M3 5h18v14H3zM3 6l9 7 9-7",
  list: "M8 6h13M8 12h13M8 18h13M3.5 6h.2M3.5 12h.2M3.5 18h.2",
  map: "m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  print: "M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z",
  pencil: "m4 20 1-4L16.5 4.5l3 3L8 19zM14.5 6.5l3 3",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",
  refresh: "M20 11a8 8 0 1 0-2.3 6.7M20 4v7h-7",
  chart: "M4 20V4M4 20h16M8.5 16v-5M13 16V7M17.5 16v-8",
  clipboard: "M8 4h8v3H8zM8 5H5v16h14V5h-3M9 12h6M9 16h6",
  home: "M4 11 12 4l8 7M6 9.5V20h12V9.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3.5-3.5a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L4.8 13.5a4 4 0 0 0 5.7 5.7L12 17.7",
  wifi: "M2.5 9.5a14 14 0 0 1 19 0M6 13a9 9 0 0 1 12 0M9.3 16.5a4 4 0 0 1 5.4 0M12 20v.2",
  "sign-out": "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  more: "M5 12h.2M12 12h.2M19 12h.2",
  help: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M9.3 9.5a2.7 2.7 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 17.2v.2",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name, size = 20, className = "" }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      className={`shrink-0 ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}

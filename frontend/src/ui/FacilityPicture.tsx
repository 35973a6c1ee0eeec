/** The landscapes a place can stand in; the server's theme is mapped to one by the feature. */
export type Landscape = "sea" | "forest" | "town" | "onsen" | "field";

type Palette = { sky: string; sun: string; far: string; near: string; ground: string; water: string | null };

const PALETTES: Record<Landscape, Palette> = {
  sea: {
    sky: "#cfe6f4",
    sun: "#fdfaf0",
    far: "#8aa9a0",
    near: "#3f7a94",
    ground: "#527a4c",
    water: "#5d9dc2",
  },
  forest: { sky: "#d9ebe1", sun: "#fbf8e8", far: "#9fbf9a", near: "#5f8c66", ground: "#3f6b4a", water: null },
  town: { sky: "#f5e3cf", sun: "#fdf6e6", far: "#b9b08f", near: "#8c7f66", ground: "#6f7f8c", water: null },
  onsen: {
    sky: "#f0dfe0",
    sun: "#fdf2ea",
    far: "#b8a3a8",
    near: "#7f8f8a",
    ground: "#5c6f63",
    water: "#88b5bf",
  },
  field: { sky: "#e3ecc9", sun: "#fdf8dc", far: "#a9bb7f", near: "#7f9a52", ground: "#c7b45e", water: null },
};

/** A calm drawing in place of a photo: the same place always gets the same one. Decorative; the name stands beside it. */
export function FacilityPicture({
  seed,
  landscape,
  className = "",
}: {
  seed: string;
  landscape: Landscape;
  className?: string;
}) {
  const roll = dice(seed);
  const colours = PALETTES[landscape];
  const sunX = 60 + roll() * 280;
  const [farA, farB, farC] = [90 + roll() * 40, 60 + roll() * 30, 95 + roll() * 40];
  const [nearA, nearB] = [165 + roll() * 20, 140 + roll() * 30];
  return (
    <svg
      viewBox="0 0 400 260"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
      data-swatch
      className={`block size-full ${className}`}
    >
      <rect width="400" height="260" fill={colours.sky} />
      <circle cx={sunX} cy={48 + roll() * 30} r={20 + roll() * 10} fill={colours.sun} />
      <path
        d={`M0 ${farA + 30} L${70 + roll() * 50} ${farA} L${170 + roll() * 30} ${farA + 40} L${250 + roll() * 60} ${farB} L400 ${farC + 20} V260 H0Z`}
        fill={colours.far}
      />
      {colours.water === null ? (
        <path d={`M0 ${nearA} Q100 ${nearB} 200 ${nearA - 10} T400 ${nearB + 10} V260 H0Z`} fill={colours.near} />
      ) : (
        <>
          <rect y="160" width="400" height="100" fill={colours.water} />
          <path
            d={`M0 ${nearA + 25} Q120 ${nearB + 35} 230 ${nearA + 30} T400 ${nearB + 45} V260 H0Z`}
            fill={colours.near}
          />
        </>
      )}
      <path d={ground(landscape, roll)} fill={colours.ground} />
      {landscape === "town" && <Roofs roll={roll} />}
      {landscape === "forest" && <Trees roll={roll} />}
    </svg>
  );
}

function ground(landscape: Landscape, roll: () => number): string {
  const y = landscape === "sea" || landscape === "onsen" ? 222 : 205;
  return `M0 ${y + roll() * 12} Q${110 + roll() * 60} ${y - 22} 240 ${y + 8} T400 ${y + 18} V260 H0Z`;
}

function Roofs({ roll }: { roll: () => number }) {
  return [0, 1, 2, 3].map((house) => {
    const x = 30 + house * 92 + roll() * 24;
    const height = 30 + roll() * 26;
    return (
      <g key={house}>
        <rect x={x} y={215 - height} width="56" height={height + 20} fill="#efe7db" />
        <path d={`M${x - 8} ${215 - height} L${x + 28} ${195 - height} L${x + 64} ${215 - height}Z`} fill="#7a5c50" />
        <rect x={x + 22} y={225 - height} width="12" height="14" fill="#b9cddb" />
      </g>
    );
  });
}

function Trees({ roll }: { roll: () => number }) {
  return [0, 1, 2, 3, 4].map((tree) => {
    const x = 30 + tree * 78 + roll() * 30;
    const height = 50 + roll() * 30;
    return (
      <path
        key={tree}
        d={`M${x} ${225 - height} L${x + 22} 228 H${x - 22}Z`}
        fill={tree % 2 === 0 ? "#35604a" : "#487a57"}
      />
    );
  });
}

/** A small repeatable generator (FNV-1a into xorshift): a drawing needs variety, not secrecy. */
function dice(seed: string): () => number {
  let state = 2_166_136_261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  if (state === 0) state = 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

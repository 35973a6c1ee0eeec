type Place = { key: string; ja: string; en: string; x: number; y: number; water: boolean };

/** Names that stand on the drawing itself, in map units; they belong to the outline, not to the product's words. */
export const SURROUNDINGS: readonly Place[] = [
  { key: "shiga", ja: "滋賀県", en: "Shiga", x: 168, y: 168, water: false },
  { key: "aichi", ja: "愛知県", en: "Aichi", x: 600, y: 232, water: false },
  { key: "nara", ja: "奈良県", en: "Nara", x: 84, y: 600, water: false },
  { key: "wakayama", ja: "和歌山県", en: "Wakayama", x: 52, y: 940, water: false },
  { key: "ise", ja: "伊勢湾", en: "Ise Bay", x: 490, y: 324, water: true },
  { key: "kumano", ja: "熊野灘", en: "Kumano Sea", x: 450, y: 810, water: true },
];

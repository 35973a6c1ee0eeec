type Place = { key: string; ja: string; en: string; x: number; y: number; water: boolean };

/** Names that stand on the drawing itself, in map units; they belong to the outline, not to the product's words. */
export const SURROUNDINGS: readonly Place[] = [
  { key: "shiga", ja: "滋賀県", en: "Shiga", x: 126, y: 126, water: false },
  { key: "aichi", ja: "愛知県", en: "Aichi", x: 450, y: 174, water: false },
  { key: "nara", ja: "奈良県", en: "Nara", x: 63, y: 450, water: false },
  { key: "wakayama", ja: "和歌山県", en: "Wakayama", x: 39, y: 705, water: false },
  { key: "ise", ja: "伊勢湾", en: "Ise Bay", x: 368, y: 243, water: true },
  { key: "kumano", ja: "熊野灘", en: "Kumano Sea", x: 338, y: 608, water: true },
];

import { useLocale } from "@/lib/locale";
import { named, placesOf, type BookingWish } from "../wire";
import { useWords } from "../words";

/** What is taken, line by line; of two places each line with its place. */
export function useItems(wish: BookingWish | undefined): string {
  const words = useWords();
  const { locale } = useLocale();
  const places = wish ? placesOf(wish) : [];
  const lines = places.flatMap(({ name, items }) =>
    items.map((item) => {
      const text = words.items(named(item.name, locale), item.quantity);
      return places.length > 1 ? words.at(named(name, locale), text) : text;
    }),
  );
  return lines.join("\n");
}

import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { FieldGroup } from "@/ui/Field";
import { IconButton } from "@/ui/Button";
import type { Offer } from "./places";
import { useWords } from "./words";

/** How many of each kind of room and seat; two large buttons and a number, so that a thumb suffices. */
export function Units({
  id,
  label,
  offers,
  quantities,
  error,
  onChange,
}: {
  id: string;
  label?: string;
  offers: readonly Offer[];
  quantities: Record<string, number>;
  error: string | undefined;
  onChange: (quantities: Record<string, number>) => void;
}) {
  const words = useWords();
  return (
    <FieldGroup id={id} label={label ?? words.units} support={words.unitsSupport} required error={error}>
      <ul className="divide-y divide-solid-gray-200 rounded-8 border border-solid-gray-420">
        {offers.map((offer) => (
          <UnitRow
            key={offer.id}
            offer={offer}
            quantity={quantities[offer.id] ?? 0}
            onChange={(quantity) => onChange({ ...quantities, [offer.id]: quantity })}
          />
        ))}
      </ul>
    </FieldGroup>
  );
}

function UnitRow({
  offer,
  quantity,
  onChange,
}: {
  offer: Offer;
  quantity: number;
  onChange: (quantity: number) => void;
}) {
  const words = useWords();
  const { locale } = useLocale();
  const price = words.basis[offer.price_basis](yen(offer.price_yen, locale));
  const step = (by: number) => onChange(Math.min(offer.count, Math.max(0, quantity + by)));
  return (
    <li className="flex items-center justify-between gap-3 px-3 py-2">
      <span className="min-w-0">
        <span className="block font-bold">{offer.name}</span>
        <span className="flex flex-wrap gap-x-3 text-sm text-solid-gray-700">
          <span>{words.capacity(offer.capacity)}</span>
          <span>{price}</span>
        </span>
      </span>
      <span className="flex shrink-0 items-center">
        <IconButton
          icon="minus"
          label={words.fewer(offer.name)}
          aria-disabled={quantity === 0 || undefined}
          onClick={() => step(-1)}
          className="border border-solid-gray-420 aria-disabled:text-solid-gray-420"
        />
        <output aria-label={offer.name} className="w-11 text-center text-lg font-bold">
          {words.quantity(quantity)}
        </output>
        <IconButton
          icon="plus"
          label={words.more(offer.name)}
          aria-disabled={quantity >= offer.count || undefined}
          onClick={() => step(1)}
          className="border border-solid-gray-420 aria-disabled:text-solid-gray-420"
        />
      </span>
    </li>
  );
}

import type { ReactNode } from "react";
import { useIndustry } from "@/lib/industries/words";
import { useLocale } from "@/lib/locale";
import { yen } from "@/lib/money";
import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { DescriptionList } from "@/ui/Panel";
import { ActionBar } from "../acts/ActionBar";
import { OpenChange } from "../change/ChangePanel";
import { freeOf, useFreedom } from "../page/Freedom";
import { Plan } from "../page/Plan";
import { Rivals } from "../page/Rivals";
import { useWords as usePageWords } from "../page/words";
import { named, type Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** What somebody needs to see before deciding, on one screen, and the decision. */
export function Brief({ booking }: { booking: Booking }) {
  const words = useWords();
  const page = usePageWords();
  const common = useBookingWords();
  const { locale } = useLocale();
  const industryOf = useIndustry();
  const purposes: Record<string, string> = common.purposes;
  const wish = booking.wishes.find(({ rank }) => rank === booking.wish_rank);
  const items = wish?.items.map((item) => common.items(named(item.name, locale), item.quantity)) ?? [];
  const purpose = [purposes[booking.purpose] ?? booking.purpose, booking.purpose_note].filter((text) => text !== "");
  const freedom = useFreedom(freeOf(booking));
  const lines: [string, ReactNode][] = [
    [words.applicant, booking.organisation?.name ?? words.hiddenName(industryOf(booking.industry))],
    [page.party, page.partyLine(booking.party, booking.children, booking.companions)],
    [common.alongTerm, booking.also_facility ? named(booking.also_facility.name, locale) : ""],
    [page.wishes, freedom.join("\n")],
    [page.costs, wish ? [...items, yen(booking.total_yen, locale)].join("　") : page.totalOpen],
    [page.purpose, purpose.join("　")],
    [page.needs, booking.needs],
    [page.considerations, booking.considerations],
    [page.criteria, booking.criteria.join(common.comma)],
  ];
  const shown = lines.filter(([, value]) => value !== "").map(([term, value]) => ({ term, value }));
  return (
    <div className="flex flex-col gap-4">
      <OpenChange booking={booking} />
      <DescriptionList items={shown} />
      {booking.work_days.length > 0 && (
        <section aria-label={page.plan}>
          <h4>{page.plan}</h4>
          <Plan days={booking.work_days} />
        </section>
      )}
      {booking.kind === "company" || booking.rivals.length > 0 ? (
        <section aria-label={words.rivals} className="rounded-8 bg-solid-gray-50 p-4">
          <h4>{words.rivals}</h4>
          <Rivals rivals={booking.rivals} />
        </section>
      ) : null}
      <ActionBar booking={booking} />
      <Link href={paths.booking(booking.id)} className="link inline-flex min-h-11 items-center self-start">
        {words.full}
      </Link>
    </div>
  );
}

import type { ReactNode } from "react";
import { query } from "@/api/query";
import { useSession } from "@/api/session";
import { useSettings } from "@/api/settings";
import { officialDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { usePathParam } from "@/lib/route";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { Button } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "../Trouble";
import { useToday } from "../useNow";
import { named, type Booking } from "../wire";
import { useWords as useBookingWords } from "../words";
import { useWords } from "./words";

/** A4 on paper, a sheet on the screen: date and addressee above, the numbered lines, whom to ask below. */
export function Paper({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: (booking: Booking) => ReactNode;
}) {
  const id = usePathParam("bookingId");
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } });
  return (
    <div className="mx-auto max-w-[48rem]">
      <Tools id={id} />
      <div className="panel p-6 md:p-10 print:border-0 print:p-0">
        {asked.data ? (
          <Sheet booking={asked.data} title={title} lead={lead}>
            {children(asked.data)}
          </Sheet>
        ) : (
          <>
            <PageTitle title={title} />
            {asked.error ? <Trouble failure={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton />}
          </>
        )}
      </div>
    </div>
  );
}

function Tools({ id }: { id: string }) {
  const words = useWords();
  return (
    <div data-screen-only className="mb-4 flex flex-wrap justify-between gap-3">
      <BackLink href={paths.booking(id)}>{words.back}</BackLink>
      <Button icon="print" onClick={() => globalThis.print()}>
        {words.print}
      </Button>
    </div>
  );
}

function Sheet({
  booking,
  title,
  lead,
  children,
}: {
  booking: Booking;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  const words = useWords();
  const common = useBookingWords();
  const settings = useSettings();
  const today = useToday();
  const { me } = useSession();
  const { locale } = useLocale();
  const whom = settings
    ? [
        named(settings.prefecture_name, locale),
        named(settings.contact.section, locale),
        settings.contact.phone,
        settings.contact.email,
      ].join("　")
    : "";
  const addressee = booking.organisation?.name ?? me?.name;
  return (
    <>
      <p className="text-end text-sm">{words.issued(officialDate(today, locale))}</p>
      {addressee !== undefined && <p className="mt-4">{words.to(addressee)}</p>}
      {settings && <p className="mt-2 text-end">{words.from(named(settings.prefecture_name, locale))}</p>}
      <div className="mt-6 text-center [&_header]:justify-center">
        <PageTitle title={title} />
      </div>
      <p className="mb-4">{lead}</p>
      {children}
      <p className="mt-6 border-t border-solid-gray-300 pt-4 font-bold">{common.contractLong}</p>
      {settings && (
        <p className="mt-4 text-sm">
          {common.labelled(words.contact, whom)}
          <span className="block">{common.labelled(words.hours, named(settings.contact.hours, locale))}</span>
        </p>
      )}
    </>
  );
}

export type Line = { term: string; value: ReactNode };

/** The lines of a paper, ruled as an official form is. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <table className="w-full border-collapse">
      <tbody>
        {lines.map(({ term, value }) => (
          <tr key={term} className="break-inside-avoid border-y border-solid-gray-420">
            <th scope="row" className="w-40 bg-solid-gray-50 px-3 py-2 text-start align-top max-sm:w-28">
              {term}
            </th>
            <td className="px-3 py-2 whitespace-pre-line">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

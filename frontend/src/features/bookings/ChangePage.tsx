import { query } from "@/api/query";
import { usePathParam } from "@/lib/route";
import { paths } from "@/paths";
import { BackLink } from "@/ui/BackLink";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { ChangeForm } from "./change/ChangeForm";
import { useWords as useChangeWords } from "./change/words";
import { Trouble } from "./Trouble";
import { useStay } from "./useStay";
import type { Booking } from "./wire";
import { useWords } from "./words";

/** Asking for other dates, rooms or people of an application or a booking. */
export default function ChangePage() {
  const words = useChangeWords();
  const id = usePathParam("bookingId");
  const asked = query.useQuery("get", "/api/bookings/{id}", { params: { path: { id } } });
  if (asked.data) return <Page booking={asked.data} />;
  return (
    <>
      <PageTitle title={words.title} />
      {asked.error ? <Trouble failure={asked.error} onRetry={() => void asked.refetch()} /> : <Skeleton />}
    </>
  );
}

function Page({ booking }: { booking: Booking }) {
  const words = useChangeWords();
  const common = useWords();
  const { place, dates, length } = useStay(booking);
  const open = booking.may.includes("change.request");
  return (
    <div className="mx-auto max-w-3xl">
      <BackLink href={paths.booking(booking.id)}>{words.back}</BackLink>
      <PageTitle
        title={words.title}
        over={`${common.number} ${booking.number}`}
        lead={[place, dates, length].filter((part) => part !== "").join("　")}
      />
      {open ? (
        <>
          <p>{booking.state === "confirmed" ? words.lead.confirmed : words.lead.before}</p>
          <p className="mb-6">{words.keeps}</p>
          <ChangeForm key={booking.version} booking={booking} />
        </>
      ) : (
        <NotificationBanner tone="info" title={words.notNow}>
          {words.notNowText}
        </NotificationBanner>
      )}
    </div>
  );
}

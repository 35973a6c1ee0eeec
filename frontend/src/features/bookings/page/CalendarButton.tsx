import { api } from "@/api/client";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { Booking } from "../wire";
import { useChange } from "./useChange";
import { useWords } from "./words";

/** The file needs the reader's token, so it is fetched and then handed to the browser to keep. */
export function CalendarButton({ booking }: { booking: Booking }) {
  const words = useWords();
  const file = useChange(
    (id: string) => api.GET("/api/bookings/{id}/calendar.ics", { params: { path: { id } }, parseAs: "text" }),
    false,
  );
  const fetchFile = () => file.mutate(booking.id, { onSuccess: (text) => keep(text, `${booking.number}.ics`) });
  return (
    <>
      <Button look="line" size="small" icon="calendar" busy={file.isPending} onClick={fetchFile}>
        {words.calendar}
      </Button>
      {file.error && (
        <NotificationBanner tone="error" title={file.error.title}>
          {file.error.detail}
        </NotificationBanner>
      )}
    </>
  );
}

function keep(text: string, name: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

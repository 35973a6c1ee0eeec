import { useEffect, useRef } from "react";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import type { DemoMail } from "./demo";
import { pieces } from "./mailText";
import { useWords } from "./words";

/** The mail as text, with working links and its calendar file. */
export function DemoLetter({ mail }: { mail: DemoMail }) {
  const { demoMailbox: words } = useWords();
  const { locale } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  const parts = pieces(mail.body, globalThis.location.origin);
  return (
    <article className="panel min-w-0 p-4 md:p-6">
      <h2
        ref={heading}
        tabIndex={-1}
        lang={mail.locale}
        className="text-lg focus-visible:shadow-none focus-visible:outline-none"
      >
        {mail.subject}
      </h2>
      <dl className="mt-1 border-b border-solid-gray-200 pb-3 text-sm text-solid-gray-700">
        <div className="flex gap-2">
          <dt>{words.from}</dt>
          <dd>{words.to(mail.to_name, mail.to)}</dd>
        </div>
        <div className="flex gap-2">
          <dt>{words.date}</dt>
          <dd>{moment(mail.created_at, locale)}</dd>
        </div>
      </dl>
      <p lang={mail.locale} className="mt-4 whitespace-pre-wrap">
        {parts.map(({ text, href }, index) =>
          href === null ? (
            text
          ) : (
            // The pieces of a mail that was sent never reorder.
            // oxlint-disable-next-line react/no-array-index-key
            <Link key={index} href={href} className="link break-all">
              {text}
            </Link>
          ),
        )}
      </p>
      {mail.calendar !== null && (
        <p className="mt-4">
          <Button look="line" icon="calendar" onClick={() => saveCalendar(mail)}>
            {mail.calendar_method === "CANCEL" ? words.icsCancel : words.ics}
          </Button>
        </p>
      )}
    </article>
  );
}

function saveCalendar(mail: DemoMail) {
  const address = URL.createObjectURL(new Blob([mail.calendar ?? ""], { type: "text/calendar;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "workcation.ics";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

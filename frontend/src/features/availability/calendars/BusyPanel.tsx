import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { ifMatch } from "@/api/writes";
import { moment, shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/Dialog";
import { Link } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { DescriptionList, Panel } from "@/ui/Panel";
import { StatusBadge } from "@/ui/StatusBadge";
import { useToast } from "@/ui/Toast";
import type { BusyCalendar, CalendarType } from "../wire";
import { AddBusyCalendar } from "./AddBusyCalendar";
import { targetWords, unitWords } from "./targets";
import { useCalendarsWords } from "./words";

type Calendars = components["schemas"]["BusyCalendars"];
type Asked = { facilityId: string; calendars: Calendars; types: readonly CalendarType[] };

/** Calendars that are kept elsewhere: how the last fetch of each went, and what to do about it. */
export function BusyPanel({ facilityId, calendars, types }: Asked) {
  const { busy: words } = useCalendarsWords();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<BusyCalendar | null>(null);
  return (
    <Panel
      title={words.title}
      actions={
        calendars.may.includes("busy_calendar.add") && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      <p className="mb-4 max-w-3xl">{words.lead(calendars.fetch_minutes)}</p>
      {calendars.items.length === 0 && <p>{words.none}</p>}
      <ul aria-label={words.list} className="flex flex-col gap-4">
        {calendars.items.map((calendar) => (
          <li key={calendar.id}>
            <OneCalendar calendar={calendar} types={types} onRemove={() => setRemoving(calendar)} />
          </li>
        ))}
      </ul>
      {adding && <AddBusyCalendar facilityId={facilityId} types={types} onClose={() => setAdding(false)} />}
      {removing && <RemoveBusyCalendar calendar={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

/** After a change of one: the list, and the calendar whose days it takes. */
function useRefresh() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/busy-calendars"] });
    await queries.invalidateQueries({ queryKey: ["get", "/api/facilities/{id}/calendar"] });
  };
}

function OneCalendar({
  calendar,
  types,
  onRemove,
}: {
  calendar: BusyCalendar;
  types: readonly CalendarType[];
  onRemove: () => void;
}) {
  const { busy: words } = useCalendarsWords();
  const toast = useToast();
  const refresh = useRefresh();
  const { id, name } = calendar;
  const fetch = query.useMutation("post", "/api/busy-calendars/{id}/fetch", {
    onSuccess: (fetched) => toast(fetched.error ? words.fetchFailed : words.fetched),
    onSettled: refresh,
  });
  const problem = fetch.error ? asProblem(fetch.error) : null;
  return (
    <article aria-labelledby={`busy-${id}`} className="rounded-12 border border-solid-gray-300 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={`busy-${id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base">
          {name} <State calendar={calendar} />
        </h3>
        <Acts
          calendar={calendar}
          busy={fetch.isPending}
          onFetch={() => fetch.mutate({ params: { path: { id } } })}
          onRemove={onRemove}
        />
      </div>
      {problem && (
        <div className="mt-3">
          <NotificationBanner tone="error" title={problem.title}>
            {problem.detail}
          </NotificationBanner>
        </div>
      )}
      {calendar.error && (
        <div className="mt-3">
          <NotificationBanner tone="warning" title={calendar.error.message}>
            {calendar.last_ok_at && words.kept}
          </NotificationBanner>
        </div>
      )}
      <Facts calendar={calendar} types={types} />
      <Conflicts calendar={calendar} types={types} />
    </article>
  );
}

function Acts({
  calendar: { name, may },
  busy,
  onFetch,
  onRemove,
}: {
  calendar: BusyCalendar;
  busy: boolean;
  onFetch: () => void;
  onRemove: () => void;
}) {
  const { busy: words } = useCalendarsWords();
  const face = { look: "line", size: "small", className: "min-h-11" } as const;
  return (
    <div className="flex flex-wrap gap-3">
      {may.includes("busy_calendar.fetch") && (
        <Button {...face} icon="refresh" aria-label={words.fetchOf(name)} busy={busy} onClick={onFetch}>
          {words.fetch}
        </Button>
      )}
      {may.includes("busy_calendar.remove") && (
        <Button {...face} icon="trash" aria-label={words.removeOf(name)} onClick={onRemove}>
          {words.remove}
        </Button>
      )}
    </div>
  );
}

function State({ calendar }: { calendar: BusyCalendar }) {
  const { busy: words } = useCalendarsWords();
  if (calendar.error) return <StatusBadge tone="bad">{words.failed}</StatusBadge>;
  if (calendar.conflicts.length > 0) return <StatusBadge tone="caution">{words.conflict}</StatusBadge>;
  if (!calendar.last_ok_at) return <StatusBadge tone="waiting">{words.waiting}</StatusBadge>;
  return <StatusBadge tone="good">{words.ok}</StatusBadge>;
}

function Facts({ calendar, types }: { calendar: BusyCalendar; types: readonly CalendarType[] }) {
  const { busy: words } = useCalendarsWords();
  const { locale } = useLocale();
  const at = (when: string | null | undefined, none: string) => (when ? moment(when, locale) : none);
  const first = !calendar.last_fetched_at;
  return (
    <div className="mt-2">
      <DescriptionList
        items={[
          { term: words.target, value: targetWords(calendar, types, words, locale) },
          { term: words.server, value: <span translate="no">{calendar.server}</span> },
          { term: words.lastOk, value: at(calendar.last_ok_at, words.never) },
          ...(calendar.error ? [{ term: words.lastTried, value: at(calendar.last_fetched_at, words.never) }] : []),
          { term: words.next, value: at(calendar.next_fetch_at, first ? words.waiting : words.byHand) },
        ]}
      />
    </div>
  );
}

function Conflicts({ calendar, types }: { calendar: BusyCalendar; types: readonly CalendarType[] }) {
  const { busy: words } = useCalendarsWords();
  const { locale } = useLocale();
  if (calendar.conflicts.length === 0) return null;
  return (
    <div className="mt-3">
      <NotificationBanner tone="warning" title={words.conflicts}>
        <p>{words.conflictsLead}</p>
        <ul className="mt-2 divide-y divide-solid-gray-200">
          {calendar.conflicts.map(({ on, unit_id: unit, booking_id: booking, booking_number: number }) => (
            <li key={`${on} ${unit}`} className="flex flex-wrap items-center gap-x-4">
              <span>{words.conflictLine(shortDate(on, locale), unitWords(unit, types, words, locale))}</span>
              <Link href={paths.booking(booking)} className="link inline-flex min-h-11 items-center">
                {number}
              </Link>
            </li>
          ))}
        </ul>
      </NotificationBanner>
    </div>
  );
}

function RemoveBusyCalendar({ calendar, onClose }: { calendar: BusyCalendar; onClose: () => void }) {
  const { busy: words } = useCalendarsWords();
  const toast = useToast();
  const refresh = useRefresh();
  const remove = query.useMutation("delete", "/api/busy-calendars/{id}", {
    onSuccess: () => {
      toast(words.removeDone);
      onClose();
    },
    onSettled: refresh,
  });
  const problem = remove.error ? asProblem(remove.error) : null;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.removeTitle(calendar.name)}
      consequences={words.removeConsequences}
      confirmLabel={words.remove}
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ params: { path: { id: calendar.id }, header: ifMatch(calendar.version) } })}
    >
      {problem && (
        <NotificationBanner tone="error" title={problem.title}>
          {problem.detail}
        </NotificationBanner>
      )}
    </ConfirmDialog>
  );
}

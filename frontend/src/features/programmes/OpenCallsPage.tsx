import { query } from "@/api/query";
import { longDate } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Link } from "@/ui/navigation";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { period } from "./lines";
import { PhaseBadge } from "./PhaseBadge";
import type { Messages } from "./text/ja";
import { Trouble } from "./Trouble";
import type { Call } from "./wire";
import { useWords } from "./words";

/** What everybody can apply to, and what was tried before. */
export default function OpenCallsPage() {
  const { open: words } = useWords();
  const { data, error, refetch } = query.useQuery("get", "/api/calls", { params: { query: { limit: 100 } } });
  const calls = data?.items.filter(({ state }) => state === "published") ?? [];
  const current = calls.filter(({ phase }) => phase !== "over");
  const past = calls.filter(({ phase }) => phase === "over");
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {error !== null && <Trouble failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={2} height="h-40" />}
      {data !== undefined && current.length === 0 && (
        <EmptyState icon="list" title={words.none}>
          <p className="mb-4">{words.noneText}</p>
          <LinkButton look="line" href={paths.search()} icon="search">
            {words.search}
          </LinkButton>
        </EmptyState>
      )}
      {current.length > 0 && <Group title={words.current} calls={current} />}
      {past.length > 0 && <Group title={words.past} calls={past} />}
    </>
  );
}

function Group({ title, calls }: { title: string; calls: readonly Call[] }) {
  return (
    <section aria-label={title} className="mt-8 first:mt-0">
      <h2 className="mb-3 text-xl">{title}</h2>
      <ul className="flex flex-col gap-4">
        {calls.map((call) => (
          <li key={call.id}>
            <CallCard call={call} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CallCard({ call }: { call: Call }) {
  const words = useWords();
  const { locale } = useLocale();
  const name = said(call.name, locale);
  return (
    <article aria-labelledby={`call-${call.id}`} className="panel flex flex-col gap-2 p-4 md:p-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <PhaseBadge phase={call.phase} />
        <span className="text-sm text-solid-gray-700">{said(call.half_label, locale)}</span>
      </p>
      <h3 id={`call-${call.id}`} className="text-lg">
        <Link href={paths.openCall(call.id)} aria-label={words.open.readOf(name)} className="link">
          {name}
        </Link>
      </h3>
      <p>{phaseSentence(call, words.open, locale)}</p>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="font-bold">{words.paper.applyPeriod}</dt>
        <dd>{period(call.apply_open_on, call.apply_close_on, words, locale)}</dd>
        <dt className="font-bold">{words.paper.stayPeriod}</dt>
        <dd>{period(call.stay_from_on, call.stay_to_on, words, locale)}</dd>
      </dl>
    </article>
  );
}

/** Whether one can apply, in a sentence. */
export function phaseSentence(call: Call, words: Messages["open"], locale: Locale): string {
  if (call.phase === "upcoming") return words.upcoming(longDate(call.apply_open_on, locale));
  if (call.phase === "open") return words.openUntil(longDate(call.apply_close_on, locale));
  return call.phase === "suspended" ? words.suspended : words.over;
}

import { useId } from "react";
import { asProblem } from "@/api/problem";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import { Link } from "@/ui/navigation";
import { Pagination } from "@/ui/Pagination";
import { Skeleton } from "@/ui/Skeleton";
import { Tag } from "@/ui/Tag";
import { Trouble } from "@/ui/Trouble";
import { municipalityName, nameOf } from "../facilities/terms/place";
import { useTerms } from "../facilities/terms/words";
import { loosened, writeConditions, type Conditions } from "./conditions";
import { useExcluded } from "./useSearch";
import { useWords } from "./words";
import type { ExcludedPlace } from "./wire";

type Changing = { conditions: Conditions; change: (next: Conditions) => void };

/** What the search hides, for whoever asks: every reason, and each change that would admit the place. */
export function Excluded({
  open,
  onOpen,
  count,
  ...changing
}: Changing & {
  open: boolean;
  onOpen: (open: boolean) => void;
  /** As it is written, or null while it is counted. */
  count: string | null;
}) {
  const words = useWords();
  const region = useId();
  return (
    <section aria-labelledby={`${region}-title`} className="border-t border-solid-gray-300 pt-3">
      <h2 id={`${region}-title`} className="text-lg">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={region}
          onClick={() => onOpen(!open)}
          className="flex min-h-11 w-full items-center gap-2 text-start font-bold"
        >
          <Icon name={open ? "chevron-up" : "chevron-down"} />
          {count === null ? words.excluded.uncounted : words.excluded.title(count)}
        </button>
      </h2>
      <div id={region} hidden={!open}>
        {open && <List {...changing} />}
      </div>
    </section>
  );
}

function List({ conditions, change }: Changing) {
  const words = useWords();
  const found = useExcluded(conditions);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending) return <Skeleton rows={2} height="h-28" />;
  if (found.isError) {
    return (
      <Trouble title={words.excluded.failed} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
    );
  }
  return (
    <>
      <p className="mb-2 text-sm text-solid-gray-700">{words.excluded.note}</p>
      <ul className="flex flex-col gap-3">
        {items.map((place) => (
          <li key={place.id}>
            <Place place={place} conditions={conditions} change={change} />
          </li>
        ))}
      </ul>
      <Pagination
        hasNext={found.hasNextPage}
        busy={found.isFetchingNextPage}
        onNext={() => void found.fetchNextPage()}
      />
    </>
  );
}

function Place({ place, conditions, change }: Changing & { place: ExcludedPlace }) {
  const words = useWords();
  const terms = useTerms();
  const { locale } = useLocale();
  const name = nameOf(place, locale);
  const search = writeConditions(conditions).toString();
  return (
    <article aria-label={name} className="panel px-4 py-3">
      <p className="flex flex-wrap gap-2">
        <Tag>{municipalityName(place, locale)}</Tag>
        <Tag>{terms.types[place.facility_type]}</Tag>
      </p>
      <h3 className="mt-1 text-base">
        <Link href={paths.facility(place.id, search === "" ? "" : `?${search}`)} className="link">
          {name}
        </Link>
      </h3>
      <ul aria-label={words.excluded.reasons} className="mt-1 flex flex-col gap-2">
        {place.reasons.map(({ code, text, changes }) => (
          <li key={code} className="border-s-4 border-solid-gray-420 ps-3">
            <p className="flex gap-2">
              <Icon name="minus" size={18} className="mt-1 text-solid-gray-700" />
              {text}
            </p>
            {changes.length > 0 && (
              <p className="mt-1.5 flex flex-wrap gap-2">
                {changes.map((each) => (
                  <Button
                    key={each.text}
                    look="line"
                    size="small"
                    className="max-w-full text-start whitespace-normal"
                    onClick={() => change(loosened(conditions, each.loosen))}
                  >
                    {each.text}
                  </Button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

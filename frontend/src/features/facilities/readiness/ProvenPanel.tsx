import { query } from "@/api/query";
import { longDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { said } from "@/lib/text";
import { Icon } from "@/ui/Icon";
import { Panel } from "@/ui/Panel";
import { useReadinessWords } from "./words";

/** What of the programme's standard there is evidence for, with days; left out while it can't be read. */
export function ProvenPanel({ facilityId }: { facilityId: string }) {
  const words = useReadinessWords();
  const { locale } = useLocale();
  const { data } = query.useQuery("get", "/api/facilities/{id}/proven", { params: { path: { id: facilityId } } });
  if (data === undefined) return null;
  return (
    <Panel title={words.proven.title}>
      <p>{data.met === 0 ? words.proven.none : words.proven.lead(data.met, data.applying)}</p>
      <p className="text-sm text-solid-gray-700">
        {data.confirmed_on ? words.proven.confirmed(longDate(data.confirmed_on, locale)) : words.proven.unconfirmed}
      </p>
      {data.met > 0 && (
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 items-center">{words.proven.show}</summary>
          <ul className="flex flex-col gap-2">
            {data.items.map((item) => (
              <li key={item.code} className="flex gap-2">
                <Icon name="success" size={20} className="mt-1 shrink-0 text-success-2" />
                <span>
                  {said(item.name, locale)}
                  <span className="block text-sm text-solid-gray-700">
                    {words.item.by(words.sources[item.source])}
                    {item.on && `　${words.item.on(longDate(item.on, locale))}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

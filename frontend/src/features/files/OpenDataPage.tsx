import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { useLocale, type Locale } from "@/lib/locale";
import { said } from "@/lib/text";
import { LinkButton } from "@/ui/Button";
import { DataTable, type Column } from "@/ui/DataTable";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

type Dataset = components["schemas"]["OpenDataset"];

/** What the files of open data hold, on which terms, and where they are. */
export default function OpenDataPage() {
  const { openData } = useWords();
  const { locale } = useLocale();
  const { data, error, refetch } = query.useQuery("get", "/api/open-data");
  return (
    <>
      <PageTitle title={openData.title} lead={openData.lead} />
      <div className="flex flex-col gap-8 pb-10">
        {openData.sections.map(({ title, text }) => (
          <section key={title}>
            <h2 className="text-xl">{title}</h2>
            <p className="mt-1 max-w-prose">{text}</p>
          </section>
        ))}
        {error !== null && (
          <Trouble title={openData.failed} problem={asProblem(error)} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Skeleton rows={4} height="h-12" />}
        {data && (
          <section>
            <h2 className="text-xl">{openData.files}</h2>
            <div className="mt-3 flex flex-wrap gap-3">
              {data.map((dataset) => (
                <LinkButton key={dataset.path} look="line" icon="download" href={dataset.path} download>
                  {openData.download(said(dataset.title, locale))}
                </LinkButton>
              ))}
              <LinkButton look="line" icon="download" href="/api/open-data/dictionary.csv" download>
                {openData.dictionary}
              </LinkButton>
            </div>
          </section>
        )}
        {data?.map((dataset) => (
          <Columns key={dataset.path} of={dataset} />
        ))}
      </div>
    </>
  );
}

function Columns({ of }: { of: Dataset }) {
  const { openData } = useWords();
  const { locale } = useLocale();
  const title = openData.columnsOf(said(of.title, locale));
  return (
    <section>
      <h2 className="mb-2 text-xl">{title}</h2>
      <DataTable
        caption={title}
        columns={columnsOf(openData.columns, locale)}
        rows={of.columns}
        rowKey={({ name }) => name}
      />
    </section>
  );
}

function columnsOf(words: Messages["openData"]["columns"], locale: Locale): Column<Dataset["columns"][number]>[] {
  return [
    {
      key: "name",
      header: words.name,
      names: true,
      cell: ({ name }) => <span translate="no">{name}</span>,
    },
    { key: "unit", header: words.unit, cell: ({ unit }) => unit, wideOnly: true },
    { key: "text", header: words.text, cell: ({ text }) => said(text, locale) },
  ];
}

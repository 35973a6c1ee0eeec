import { useId, useState } from "react";
import { api } from "@/api/client";
import { saveFile } from "@/api/download";
import { asProblem, type Problem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { moment } from "@/lib/dates";
import { useLocale, type Locale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button } from "@/ui/Button";
import { RadioGroup } from "@/ui/choices";
import { DataTable, type Column } from "@/ui/DataTable";
import { Field } from "@/ui/Field";
import { Link, useNavigation } from "@/ui/navigation";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Pagination } from "@/ui/Pagination";
import { Panel } from "@/ui/Panel";
import { Skeleton } from "@/ui/Skeleton";
import { Trouble } from "@/ui/Trouble";
import { StateBadge } from "./StateBadge";
import type { Messages } from "./text/ja";
import { useWords } from "./words";

type Import = components["schemas"]["Import"];
type Kind = Import["kind"];

const KINDS: readonly Kind[] = ["facilities", "units", "blocks"];

/** Choose a file, and see what was taken in before. */
export default function ImportsPage() {
  const { imports } = useWords();
  return (
    <>
      <PageTitle title={imports.title} lead={imports.lead} />
      <div className="flex flex-col gap-4 pb-8">
        <ChooseFile />
        <History />
      </div>
    </>
  );
}

function ChooseFile() {
  const { imports, kinds } = useWords();
  const { go } = useNavigation();
  const [kind, setKind] = useState<Kind>("facilities");
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const check = async () => {
    setProblem(null);
    setMissing(file === null);
    if (file === null) return;
    setBusy(true);
    const answer = await api
      .POST("/api/imports", {
        params: { query: { kind, file_name: file.name } },
        headers: { "Content-Type": "text/csv" },
        body: "",
        bodySerializer: () => file,
      })
      .catch((failure: unknown) => ({ error: failure, data: undefined }));
    setBusy(false);
    if (answer.data) go(paths.import(answer.data.id));
    else setProblem(asProblem(answer.error));
  };
  return (
    <Panel title={imports.choose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void check();
        }}
      >
        <RadioGroup
          label={imports.kind}
          value={kind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: kinds[value], support: imports.kindHints[value] }))}
        />
        <Templates kind={kind} />
        <FileField
          missing={missing}
          onChoose={(chosen) => {
            setFile(chosen);
            setMissing(false);
            setProblem(null);
          }}
        />
        {problem && (
          <NotificationBanner tone="error" title={imports.refused}>
            {problem.detail ?? problem.title}
          </NotificationBanner>
        )}
        <ul className="list-disc space-y-1 ps-5">
          {imports.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <div>
          <Button type="submit" icon="search" busy={busy}>
            {imports.check}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function FileField({ missing, onChoose }: { missing: boolean; onChoose: (file: File | null) => void }) {
  const { imports } = useWords();
  const own = useId();
  return (
    <Field
      id={`${own}-file`}
      label={imports.file}
      support={imports.fileHint}
      required
      {...(missing && { error: imports.fileMissing })}
    >
      {(control) => (
        <input
          {...control}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="control h-auto max-w-lg py-2.5 file:me-3 file:rounded-4 file:border-0 file:bg-key-50 file:px-3 file:py-1.5 file:font-bold file:text-key-1000"
          onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
        />
      )}
    </Field>
  );
}

function Templates({ kind }: { kind: Kind }) {
  const { imports } = useWords();
  const [failed, setFailed] = useState(false);
  const save = (format: "csv" | "xlsx") => {
    setFailed(false);
    const path = `/api/import-template?kind=${kind}&format=${format}`;
    saveFile(path, `${kind}-template.${format}`).catch(() => setFailed(true));
  };
  return (
    <div role="group" aria-label={imports.templates} className="flex flex-wrap items-center gap-3">
      <Button look="line" size="small" icon="download" onClick={() => save("csv")}>
        {imports.template}
      </Button>
      <Button look="line" size="small" icon="download" onClick={() => save("xlsx")}>
        {imports.templateBook}
      </Button>
      {failed && (
        <p role="alert" className="font-bold text-error-2">
          {imports.failed}
        </p>
      )}
    </div>
  );
}

function History() {
  const words = useWords();
  const { imports } = words;
  const { locale } = useLocale();
  const list = query.useInfiniteQuery(
    "get",
    "/api/imports",
    { params: { query: { limit: 20 } } },
    { pageParamName: "cursor", initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={imports.history}>
      {list.isPending && <Skeleton rows={3} height="h-12" />}
      {list.error && (
        <Trouble title={imports.failed} problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.data && rows.length === 0 && <p>{imports.none}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={imports.historyTable}
          columns={columnsOf(words, locale)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      )}
      <Pagination hasNext={list.hasNextPage} busy={list.isFetchingNextPage} onNext={() => void list.fetchNextPage()} />
    </Panel>
  );
}

function columnsOf(words: Messages, locale: Locale): Column<Import>[] {
  const { imports } = words;
  return [
    {
      key: "file",
      header: imports.columns.file,
      names: true,
      cell: (of) => (
        <span className="block min-w-40">
          <Link href={paths.import(of.id)} className="link target-44 break-all">
            {of.file_name}
          </Link>
          <span className="block text-sm text-solid-gray-700">{words.kinds[of.kind]}</span>
          <span className="block text-sm text-solid-gray-700 md:hidden">{moment(of.created_at, locale)}</span>
        </span>
      ),
    },
    { key: "state", header: imports.columns.state, cell: (of) => <StateBadge state={of.state} /> },
    {
      key: "rows",
      header: imports.columns.rows,
      cell: ({ counts }) => imports.counts(counts.create, counts.update, counts.error),
    },
    { key: "at", header: imports.columns.at, cell: (of) => moment(of.created_at, locale), wideOnly: true },
    { key: "by", header: imports.columns.by, cell: (of) => of.person_name, wideOnly: true },
  ];
}

import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export function NotFound() {
  const { notFound } = useWords();
  return (
    <div className="mx-auto max-w-2xl py-8">
      <PageTitle title={notFound.title} />
      <p className="mb-6">{notFound.text}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={paths.search()}>{notFound.home}</LinkButton>
        <LinkButton href={paths.help()} look="line">
          {notFound.help}
        </LinkButton>
      </div>
    </div>
  );
}

/** A page that threw, or whose code the server no longer has because a newer version is running. */
export function Crash({ error }: { error: unknown }) {
  const { crash } = useWords();
  const outdated = /dynamically imported module|Importing a module/.test(String(error));
  return (
    <div className="mx-auto max-w-2xl py-8" role="alert">
      <PageTitle title={crash.title} />
      <p className="mb-6">{outdated ? crash.newVersion : crash.text}</p>
      <Button onClick={() => globalThis.location.reload()}>{crash.reload}</Button>
    </div>
  );
}

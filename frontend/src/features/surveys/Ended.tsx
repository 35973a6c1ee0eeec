import { Suspense, use, useState } from "react";
import { api } from "@/api/client";
import { useLocale } from "@/lib/locale";
import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { Link } from "@/ui/navigation";
import { NotificationBanner, type BannerTone } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

type Kind = "answered" | "closed" | "link" | "noLink" | "other";

/** There is nothing to answer here: says why in the server's words, and what to do in ours. */
export function Ended({ code, detail, again }: { code: string; detail: string | null; again?: () => void }) {
  const { ended } = useWords();
  const kind = kindOf(code);
  const { title, what } = ended[kind];
  const canSignIn = kind === "link" || kind === "noLink";
  // Asked out here: what is inside the boundary starts anew each time that it waits, and would ask without end.
  const [settings] = useState(askSettings);
  return (
    <>
      <PageTitle title={title} part="ended" />
      <div className="flex flex-col gap-6">
        <NotificationBanner
          tone={toneOf(kind)}
          title={detail ?? what}
          {...(kind === "other" && again && { actions: <Button onClick={again}>{ended.retry}</Button> })}
        >
          {detail === null ? undefined : what}
        </NotificationBanner>
        {canSignIn && (
          <p>
            <LinkButton href={paths.signIn(paths.mySurveys())} look="line">
              {ended.signIn}
            </LinkButton>
          </p>
        )}
        {kind !== "answered" && (
          <Suspense fallback={null}>
            <Contact asked={settings} />
          </Suspense>
        )}
      </div>
    </>
  );
}

function kindOf(code: string): Kind {
  if (code === "survey.answered") return "answered";
  if (code === "survey.closed") return "closed";
  if (code === "survey.needs_link") return "noLink";
  return code.startsWith("link.") || code === "not_found" ? "link" : "other";
}

function toneOf(kind: Kind): BannerTone {
  if (kind === "answered") return "success";
  return kind === "other" ? "error" : "warning";
}

async function askSettings() {
  const { data } = await api.GET("/api/settings").catch(() => ({ data: undefined }));
  return data ?? null;
}

/** Who helps; nothing when even that can't be asked. */
function Contact({ asked }: { asked: ReturnType<typeof askSettings> }) {
  const { ended } = useWords();
  const { locale } = useLocale();
  const settings = use(asked);
  if (settings === null) return null;
  const { section, phone, hours, email } = settings.contact;
  return (
    <section aria-labelledby="survey-contact" className="rounded-12 bg-solid-gray-50 p-4">
      <h2 id="survey-contact" className="text-lg">
        {ended.contact}
      </h2>
      <p>{section[locale]}</p>
      <p>
        <Link href={`tel:${phone}`} className="link inline-flex min-h-11 items-center">
          {phone}
        </Link>{" "}
        {hours[locale]}
      </p>
      <p>
        <Link href={`mailto:${email}`} className="link inline-flex min-h-11 items-center">
          {email}
        </Link>
      </p>
    </section>
  );
}

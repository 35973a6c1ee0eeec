import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { useWords } from "./words";
import type { OpenSurvey } from "./wire";

/** Who sees the answers, and from when on nobody can find them again (model.md, "Survey answers: the wall"). */
export function Privacy({ survey }: { survey: OpenSurvey }) {
  const { privacy } = useWords();
  return (
    <section aria-labelledby="survey-privacy" className="rounded-12 bg-solid-gray-50 p-4">
      <h2 id="survey-privacy" className="text-lg">
        {privacy.title}
      </h2>
      <h3 className="mt-2">{privacy.who}</h3>
      <ul className="list-disc space-y-1 ps-5">
        {privacy[readers(survey)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3 className="mt-3">{privacy.erase}</h3>
      <p>{erasure(survey, privacy)}</p>
      <p className="mt-1">
        <Link href={paths.privacy()} className="link inline-flex min-h-11 items-center" target="_blank">
          {privacy.more}
        </Link>
      </p>
    </section>
  );
}

function readers({ audience, context }: OpenSurvey): "company" | "employee" | "employer" | "host" {
  if (audience === "employer" || audience === "host") return audience;
  return context["participant.kind"] === "prefectural_employee" ? "employee" : "company";
}

export function erasure(
  { audience }: Pick<OpenSurvey, "audience">,
  words: { erasePre: string; erasePost: string },
): string {
  return audience === "participant_pre" ? words.erasePre : words.erasePost;
}

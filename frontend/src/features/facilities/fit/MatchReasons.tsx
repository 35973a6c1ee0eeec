import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/Icon";
import type { FitQuery } from "./asked";
import { useFitWords } from "./words";

type Schemas = components["schemas"];

/** How one place stands to a search: both scores, what fits, what doesn't, and what would make it fit. */
export function MatchReasons({ facilityId, asked }: { facilityId: string; asked: FitQuery }) {
  const words = useFitWords();
  const { data, error, refetch } = query.useQuery(
    "get",
    "/api/facilities/{id}/fit",
    { params: { path: { id: facilityId }, query: asked } },
    { placeholderData: (before) => before },
  );
  if (data !== undefined && error === null) return <Judged fit={data} dated={asked.starts_on !== undefined} />;
  if (error === null) return <p role="status">{words.checking}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status">
        {words.failed}：{asProblem(error).detail}
      </p>
      <Button look="line" size="small" onClick={() => void refetch()}>
        {words.retry}
      </Button>
    </div>
  );
}

function Judged({ fit, dated }: { fit: Schemas["FacilityFit"]; dated: boolean }) {
  const words = useFitWords();
  const { met, unmet } = fit.reasons;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-start gap-2 font-bold">
        <Icon
          name={fit.fits ? "check" : "warning"}
          className={`mt-1 ${fit.fits ? "text-success-2" : "text-warning-orange-2"}`}
        />
        {fit.fits ? words.fits : words.excluded}
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <span>{words.score(fit.score)}</span>
        <span>{words.hostScore(fit.host_score)}</span>
        <span className="text-solid-gray-700">{words.outOf}</span>
      </p>
      <Excluded reasons={fit.excluded_by} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Points title={words.met} reasons={met} icon="check" ink="text-success-2" />
        <Points
          title={words.unmet}
          // What hides it is said above, with its remedies.
          reasons={unmet.filter(({ must }) => !must)}
          icon="minus"
          ink="text-solid-gray-700"
        />
      </div>
      {!dated && <p className="text-sm text-solid-gray-700">{words.noStay}</p>}
    </div>
  );
}

function Excluded({ reasons }: { reasons: readonly Schemas["ExclusionReason"][] }) {
  const words = useFitWords();
  if (reasons.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3 border-s-4 border-warning-orange-2 ps-3">
      {reasons.map(({ code, text, changes }) => (
        <li key={code}>
          <p className="font-bold">{text}</p>
          {changes.length > 0 && (
            <>
              <p className="text-sm text-solid-gray-700">{words.changes}</p>
              <ul className="list-disc ps-5 text-sm">
                {changes.map((change) => (
                  <li key={change.text}>{change.text}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Points({
  title,
  reasons,
  icon,
  ink,
}: {
  title: string;
  reasons: readonly Schemas["Reason"][];
  icon: "check" | "minus";
  ink: string;
}) {
  if (reasons.length === 0) return null;
  return (
    <div>
      <p className="text-sm font-bold text-solid-gray-800">{title}</p>
      <ul>
        {reasons.map(({ code, text }) => (
          <li key={code} className="flex items-start gap-2">
            <Icon name={icon} size={18} className={`mt-1 shrink-0 ${ink}`} />
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

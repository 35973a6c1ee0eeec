import { LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { ReportHint } from "./ReportHint";
import { useWords } from "./words";
import type { OpenSurvey } from "./wire";

export function Thanks({ survey, back }: { survey: OpenSurvey; back?: string }) {
  const { done } = useWords();
  const kind = survey.context["participant.kind"];
  const reports = survey.audience === "participant_post" && (back !== undefined || kind === "prefectural_employee");
  return (
    <>
      <PageTitle title={done.title} part="sent" />
      <div className="flex flex-col gap-6">
        <NotificationBanner tone="success" title={done.text}>
          {survey.audience === "participant_pre" ? done.use : `${done.use} ${done.keyGone}`}
        </NotificationBanner>
        {reports && <ReportHint />}
        {back !== undefined && (
          <p>
            <LinkButton href={back} look="line">
              {done.back}
            </LinkButton>
          </p>
        )}
      </div>
    </>
  );
}

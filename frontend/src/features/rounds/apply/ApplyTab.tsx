import { useSession } from "@/api/session";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { Round } from "../wire";
import { ApplyPanel } from "./ApplyPanel";
import { Drafts } from "./Drafts";
import { useWords } from "./words";

/** The approver's step, and then the mails that it drafted. */
export function ApplyTab({ round }: { round: Round }) {
  const words = useWords();
  const { me } = useSession();
  // Drafts carry no `may`: they are the secretariat's to read.
  const sends = me?.roles.includes("secretariat") ?? false;
  return (
    <>
      {round.state === "open" && <ApplyPanel round={round} />}
      {round.state === "applied" && sends && <Drafts round={round} />}
      {round.state === "applied" && !sends && round.drafts > 0 && (
        <NotificationBanner tone="info" title={words.drafts.office(round.drafts)} />
      )}
    </>
  );
}

import { useSession } from "@/api/session";
import { ExportMenu } from "@/features/files/ExportMenu";
import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { DeskViews, deskView } from "./lists/DeskViews";
import { EveryBooking } from "./lists/EveryBooking";
import { Worklist } from "./lists/Worklist";
import { OfficeProblems } from "./problems/DeskProblems";
import { useWords as useRequestWords } from "./request/words";
import { useWords } from "./words";

/** The secretariat's desk: what to review, and everything. */
export default function OfficeWorklistPage() {
  const words = useWords();
  const request = useRequestWords();
  const { me } = useSession();
  const { search } = useAddress();
  const view = deskView(search);
  return (
    <>
      <PageTitle
        title={words.officeWorklist.title}
        part={view}
        actions={
          <>
            {me?.roles.includes("secretariat") && (
              <LinkButton look="line" icon="pencil" href={paths.officeRequest()}>
                {request.open}
              </LinkButton>
            )}
            <ExportMenu kinds={["bookings"]} search={`view=${view}`} />
          </>
        }
      />
      <OfficeProblems />
      <DeskViews path={paths.office()} view={view} />
      {view === "worklist" ? <Worklist allHref={`${paths.office()}?view=all`} /> : <EveryBooking />}
    </>
  );
}

import { useAddress } from "@/lib/route";
import { paths } from "@/paths";
import { PageTitle } from "@/ui/PageTitle";
import { DeskViews, deskView } from "./lists/DeskViews";
import { EveryBooking } from "./lists/EveryBooking";
import { Worklist } from "./lists/Worklist";
import { useWords } from "./words";

/** The secretariat's desk: what to review, and everything. */
export default function OfficeWorklistPage() {
  const words = useWords();
  const { search } = useAddress();
  const view = deskView(search);
  return (
    <>
      <PageTitle title={words.officeWorklist.title} part={view} />
      <DeskViews path={paths.office()} view={view} />
      {view === "worklist" ? <Worklist allHref={`${paths.office()}?view=all`} /> : <EveryBooking />}
    </>
  );
}

import { useMemo } from "react";
import { useAddress, usePathParam } from "@/lib/route";
import { ApplyForm } from "./apply/ApplyForm";
import { freshDraft } from "./apply/draft";

/** A new application for the place in the address; open to visitors until the last press. */
export default function ApplyPage() {
  const facilityId = usePathParam("facilityId");
  const { search } = useAddress();
  const initial = useMemo(() => freshDraft(facilityId, search), [facilityId, search]);
  return <ApplyForm key={facilityId} draftKey={`apply.${facilityId}`} initial={initial} again={false} />;
}

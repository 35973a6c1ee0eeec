import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function OwnFacilitiesPage() {
  const words = useWords();
  return <PageTitle title={words.ownFacilities.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function FacilityPage() {
  const words = useWords();
  return <PageTitle title={words.facility.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function FacilityEditPage() {
  const words = useWords();
  return <PageTitle title={words.facilityEdit.title} />;
}

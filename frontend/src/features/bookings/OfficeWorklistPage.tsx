import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function OfficeWorklistPage() {
  const words = useWords();
  return <PageTitle title={words.officeWorklist.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function HostWorklistPage() {
  const words = useWords();
  return <PageTitle title={words.hostWorklist.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ResultsPage() {
  const words = useWords();
  return <PageTitle title={words.results.title} />;
}

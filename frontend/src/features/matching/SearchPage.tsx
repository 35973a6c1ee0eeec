import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function SearchPage() {
  const words = useWords();
  return <PageTitle title={words.search.title} />;
}

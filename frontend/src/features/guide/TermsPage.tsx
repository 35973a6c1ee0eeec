import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function TermsPage() {
  const words = useWords();
  return <PageTitle title={words.terms.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function CallsPage() {
  const words = useWords();
  return <PageTitle title={words.calls.title} />;
}

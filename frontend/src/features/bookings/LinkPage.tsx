import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function LinkPage() {
  const words = useWords();
  return <PageTitle title={words.link.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ResetPage() {
  const words = useWords();
  return <PageTitle title={words.reset.title} />;
}

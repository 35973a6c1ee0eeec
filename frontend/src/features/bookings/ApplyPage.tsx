import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ApplyPage() {
  const words = useWords();
  return <PageTitle title={words.apply.title} />;
}

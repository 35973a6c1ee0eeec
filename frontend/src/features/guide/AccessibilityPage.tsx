import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function AccessibilityPage() {
  const words = useWords();
  return <PageTitle title={words.accessibility.title} />;
}

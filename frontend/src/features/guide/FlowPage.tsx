import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function FlowPage() {
  const words = useWords();
  return <PageTitle title={words.flow.title} />;
}

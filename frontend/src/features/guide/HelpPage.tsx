import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function HelpPage() {
  const words = useWords();
  return <PageTitle title={words.help.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function DemoMailboxPage() {
  const words = useWords();
  return <PageTitle title={words.demoMailbox.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function OutboxPage() {
  const words = useWords();
  return <PageTitle title={words.outbox.title} />;
}

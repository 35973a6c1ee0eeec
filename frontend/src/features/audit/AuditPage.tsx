import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function AuditPage() {
  const words = useWords();
  return <PageTitle title={words.audit.title} />;
}

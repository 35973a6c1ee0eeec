import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function HealthPage() {
  const words = useWords();
  return <PageTitle title={words.health.title} />;
}

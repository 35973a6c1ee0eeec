import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function PrivacyPage() {
  const words = useWords();
  return <PageTitle title={words.privacy.title} />;
}

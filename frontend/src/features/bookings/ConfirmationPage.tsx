import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ConfirmationPage() {
  const words = useWords();
  return <PageTitle title={words.confirmation.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function RegisterConfirmPage() {
  const words = useWords();
  return <PageTitle title={words.registerConfirm.title} />;
}

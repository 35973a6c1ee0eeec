import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function SheetsPage() {
  const words = useWords();
  return <PageTitle title={words.sheets.title} />;
}

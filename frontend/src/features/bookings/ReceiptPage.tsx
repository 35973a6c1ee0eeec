import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ReceiptPage() {
  const words = useWords();
  return <PageTitle title={words.receipt.title} />;
}

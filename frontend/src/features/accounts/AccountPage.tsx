import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function AccountPage() {
  const words = useWords();
  return <PageTitle title={words.account.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function MembersPage() {
  const words = useWords();
  return <PageTitle title={words.members.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function TodayPage() {
  const words = useWords();
  return <PageTitle title={words.today.title} />;
}

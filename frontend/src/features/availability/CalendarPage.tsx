import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function CalendarPage() {
  const words = useWords();
  return <PageTitle title={words.calendar.title} />;
}

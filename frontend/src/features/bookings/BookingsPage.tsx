import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function BookingsPage() {
  const words = useWords();
  return <PageTitle title={words.bookings.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function BookingPage() {
  const words = useWords();
  return <PageTitle title={words.booking.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function ListingWorklistPage() {
  const words = useWords();
  return <PageTitle title={words.listingWorklist.title} />;
}

import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function MySurveysPage() {
  const words = useWords();
  return <PageTitle title={words.mySurveys.title} />;
}

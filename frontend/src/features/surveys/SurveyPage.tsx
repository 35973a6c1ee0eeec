import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function SurveyPage() {
  const words = useWords();
  return <PageTitle title={words.survey.title} />;
}

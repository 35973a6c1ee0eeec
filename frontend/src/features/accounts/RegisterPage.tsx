import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function RegisterPage() {
  const words = useWords();
  return <PageTitle title={words.register.title} />;
}

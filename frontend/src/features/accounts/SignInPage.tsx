import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function SignInPage() {
  const words = useWords();
  return <PageTitle title={words.signIn.title} />;
}

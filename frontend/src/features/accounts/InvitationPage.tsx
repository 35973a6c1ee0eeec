import { PageTitle } from "@/ui/PageTitle";
import { useWords } from "./words";

export default function InvitationPage() {
  const words = useWords();
  return <PageTitle title={words.invitation.title} />;
}

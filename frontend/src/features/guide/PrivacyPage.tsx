import { PageTitle } from "@/ui/PageTitle";
import { Prose } from "@/ui/Prose";
import { Contact } from "./Contact";
import { useWords } from "./words";

export default function PrivacyPage() {
  const words = useWords();
  const { title, lead, sections } = words.privacy;
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <Prose sections={sections} contents={words.contents} />
      <Contact />
    </>
  );
}

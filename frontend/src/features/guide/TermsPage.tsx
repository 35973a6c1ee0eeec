import { PageTitle } from "@/ui/PageTitle";
import { Prose } from "@/ui/Prose";
import { Contact } from "./Contact";
import { useWords } from "./words";

export default function TermsPage() {
  const words = useWords();
  const { title, lead, sections } = words.terms;
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <Prose sections={sections} contents={words.contents} />
      <Contact />
    </>
  );
}

import { PageTitle } from "@/ui/PageTitle";
import { Prose } from "@/ui/Prose";
import { Contact } from "./Contact";
import { useWords } from "./words";

export default function AccessibilityPage() {
  const words = useWords();
  const { title, lead, sections } = words.accessibility;
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <Prose sections={sections} contents={words.contents} />
      <Contact />
    </>
  );
}

import { PageTitle } from "@/ui/PageTitle";
import { Contact } from "./Contact";
import { useWords } from "./words";

export default function HelpPage() {
  const { help: words } = useWords();
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <section aria-labelledby="questions" className="max-w-3xl">
        <h2 id="questions" className="mb-2 text-xl">
          {words.questions}
        </h2>
        <div className="border-t border-solid-gray-300">
          {words.items.map(({ q, a }) => (
            <details key={q} className="group border-b border-solid-gray-300">
              <summary className="flex min-h-14 items-center gap-3 py-2 font-bold">
                <span aria-hidden="true" className="text-key-900 transition-transform group-open:rotate-90">
                  ▶
                </span>
                {q}
              </summary>
              <p className="pb-4 ps-7">{a}</p>
            </details>
          ))}
        </div>
      </section>
      <section aria-labelledby="disaster" className="mt-8 max-w-3xl">
        <h2 id="disaster" className="mb-2 text-xl">
          {words.disaster}
        </h2>
        <p>{words.disasterText}</p>
      </section>
      <Contact />
    </>
  );
}

import { paths } from "@/paths";
import { LinkButton } from "@/ui/Button";
import { PageTitle } from "@/ui/PageTitle";
import { Contact } from "./Contact";
import { useWords } from "./words";

export default function FlowPage() {
  const { flow: words } = useWords();
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <div className="grid gap-10 lg:grid-cols-2">
        <Steps title={words.company} steps={words.companySteps} />
        <Steps title={words.employee} steps={words.employeeSteps} />
      </div>
      <div className="mt-8 flex flex-wrap gap-3" data-screen-only>
        <LinkButton href={paths.search()} icon="search">
          {words.start}
        </LinkButton>
        <LinkButton href={paths.register()} look="line">
          {words.register}
        </LinkButton>
      </div>
      <Contact />
    </>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly { title: string; text: string }[] }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-4 text-xl">{title}</h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step.title} className="flex gap-4">
            <div aria-hidden="true" className="flex flex-col items-center">
              <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-full bg-key-900 font-bold text-white">
                {index + 1}
              </span>
              {index < steps.length - 1 && <span className="w-0.5 flex-1 bg-key-200" />}
            </div>
            <div className="pb-6">
              <h3 className="mt-1 text-base">{step.title}</h3>
              <p className="mt-1">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

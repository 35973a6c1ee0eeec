import type { ReactNode } from "react";
import { Panel } from "@/ui/Panel";
import type { Municipality } from "../wire";
import {
  AccessSection,
  BasicSection,
  LodgingSection,
  NetworkSection,
  PaymentSection,
  PeopleSection,
  SafetySection,
  WelcomeSection,
  WorkSection,
} from "./FactSections";
import { HoursSection } from "./HoursSection";
import { CancellationSection, HouseRulesSection, UnitsSection } from "./RowSections";
import type { Messages } from "./text/ja";
import type { Editor } from "./useEditor";
import { useEditWords } from "./words";

type SectionName = keyof Messages["sections"];

const ORDER = [
  "basic",
  "units",
  "network",
  "work",
  "opening",
  "lodging",
  "people",
  "welcome",
  "access",
  "safety",
  "payment",
  "cancellation",
  "rules",
] as const satisfies readonly SectionName[];

/** All sections on one page with a table of contents. */
export function Sections({ editor, towns }: { editor: Editor; towns: readonly Municipality[] }) {
  const words = useEditWords();
  const sleeps = editor.draft.facility_type === "lodging" || editor.draft.facility_type === "combined";
  const shown = ORDER.filter((name) => name !== "lodging" || sleeps);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_12rem]">
      <div className="flex min-w-0 flex-col gap-4">
        {shown.map((name) => (
          <div key={name} id={`section-${name}`} className="scroll-mt-4">
            <Panel title={words.sections[name]}>
              <div className="flex flex-col gap-5">{content(name, editor, towns)}</div>
            </Panel>
          </div>
        ))}
      </div>
      <nav aria-label={words.sectionsNav} className="sticky top-4 max-xl:hidden">
        <ul>
          {shown.map((name) => (
            <li key={name}>
              <a href={`#section-${name}`} className="link inline-flex min-h-9 items-center text-sm">
                {words.sections[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function content(name: SectionName, editor: Editor, towns: readonly Municipality[]): ReactNode {
  const sections: Record<SectionName, () => ReactNode> = {
    basic: () => <BasicSection editor={editor} towns={towns} />,
    units: () => <UnitsSection editor={editor} />,
    network: () => <NetworkSection editor={editor} />,
    work: () => <WorkSection editor={editor} />,
    opening: () => <HoursSection editor={editor} />,
    lodging: () => <LodgingSection editor={editor} />,
    people: () => <PeopleSection editor={editor} />,
    welcome: () => <WelcomeSection editor={editor} />,
    access: () => <AccessSection editor={editor} />,
    safety: () => <SafetySection editor={editor} />,
    payment: () => <PaymentSection editor={editor} />,
    cancellation: () => <CancellationSection editor={editor} />,
    rules: () => <HouseRulesSection editor={editor} />,
  };
  return sections[name]();
}

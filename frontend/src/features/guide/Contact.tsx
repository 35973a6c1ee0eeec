import { useSettings } from "@/api/settings";
import { useLocale } from "@/lib/locale";
import { DescriptionList, Panel } from "@/ui/Panel";
import { useWords } from "./words";

/** The same on every page that ends in "ask us": WCAG wants help in one place and in one form. */
export function Contact() {
  const { contact: words } = useWords();
  const { locale } = useLocale();
  const contact = useSettings()?.contact;
  return (
    <Panel title={words.title} className="mt-8 max-w-3xl">
      {contact === undefined ? (
        <p>{words.waiting}</p>
      ) : (
        <DescriptionList
          items={[
            { term: words.section, value: contact.section[locale] },
            {
              term: words.phone,
              value: (
                <a className="link target-44" href={`tel:${contact.phone}`}>
                  {contact.phone}
                </a>
              ),
            },
            {
              term: words.email,
              value: (
                <a className="link target-44" href={`mailto:${contact.email}`}>
                  {contact.email}
                </a>
              ),
            },
            { term: words.hours, value: contact.hours[locale] },
          ]}
        />
      )}
    </Panel>
  );
}

import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords } from "./words";

/** Said before anything can be opened. */
export function CarefulRules() {
  const words = useWords();
  return (
    <NotificationBanner tone="warning" title={words.careful}>
      <ul className="list-disc ps-5">
        {words.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </NotificationBanner>
  );
}

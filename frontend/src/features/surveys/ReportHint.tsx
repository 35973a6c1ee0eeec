import { paths } from "@/paths";
import { Link } from "@/ui/navigation";
import { useWords } from "./words";

/** Survey and work report stand side by side and know nothing of each other: two records, two submits. */
export function ReportHint() {
  const { report } = useWords();
  return (
    <section aria-labelledby="work-report" className="panel p-4">
      <h2 id="work-report" className="text-lg">
        {report.title}
      </h2>
      <p className="mt-1">{report.text}</p>
      <p>
        <Link href={paths.bookings("mine")} className="link inline-flex min-h-11 items-center">
          {report.link}
        </Link>
      </p>
    </section>
  );
}

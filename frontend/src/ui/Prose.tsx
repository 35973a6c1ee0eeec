import type { ReactNode } from "react";

/** A notice in plain sections: paragraphs are strings, lists are arrays of strings. */
export type ProseSection = { id: string; title: string; body: readonly (string | readonly string[])[] };

/** Official text at a readable width, with a list of its sections on top when there are many. */
export function Prose({
  sections,
  contents,
  children,
}: {
  sections: readonly ProseSection[];
  contents?: string;
  children?: ReactNode;
}) {
  return (
    <div className="max-w-3xl">
      {contents !== undefined && (
        <nav aria-label={contents} className="mb-8 rounded-12 bg-solid-gray-50 px-5 py-4" data-screen-only>
          <p className="font-bold">{contents}</p>
          <ol className="mt-1 list-decimal ps-6">
            {sections.map(({ id, title }) => (
              <li key={id} className="py-1">
                <a href={`#${id}`} className="link target-44">
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {sections.map(({ id, title, body }) => (
        <section key={id} aria-labelledby={id} className="mb-8">
          <h2 id={id} className="mb-2 scroll-mt-20 border-s-4 border-key-900 ps-3 text-xl">
            {title}
          </h2>
          {body.map((part) =>
            typeof part === "string" ? (
              <p key={part} className="mb-3">
                {part}
              </p>
            ) : (
              <Points key={part.join()} points={part} />
            ),
          )}
        </section>
      ))}
      {children}
    </div>
  );
}

function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="mb-3 list-disc space-y-1 ps-6">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

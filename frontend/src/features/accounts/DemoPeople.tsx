import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { listDemoPeople } from "@/api/demo";
import type { SignedIn } from "@/api/session";
import { asProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { useWords } from "./words";

/** One press for each kind of user; only a demonstration answers the question at all. */
export function DemoPeople({ onSignedIn }: { onSignedIn: (signedIn: SignedIn) => void }) {
  const words = useWords();
  const people = useQuery({ queryKey: ["demo-people"], queryFn: listDemoPeople });
  const signIn = useMutation({
    mutationFn: async (body: { email: string; password: string }) => {
      const { data, error } = await api.POST("/api/sessions", { body });
      if (data === undefined) throw error;
      return data;
    },
    onSuccess: onSignedIn,
  });
  if (people.data === undefined || people.data.length === 0) return null;
  return (
    <section aria-labelledby="demo-people" className="mt-8 rounded-12 border border-yellow-300 bg-yellow-50 p-5">
      <h2 id="demo-people" className="text-lg">
        {words.signIn.demo}
      </h2>
      <p className="mb-3 text-sm">{words.signIn.demoText}</p>
      {signIn.isError && <NotificationBanner tone="error" title={asProblem(signIn.error).title} />}
      <ul className="flex flex-col gap-2">
        {people.data.map(({ name, email, password, roles }) => (
          <li key={email}>
            <Button
              look="line"
              wide
              busy={signIn.isPending && signIn.variables.email === email}
              onClick={() => signIn.mutate({ email, password })}
            >
              {name}
              <span className="font-normal">
                {words.signIn.demoRoles(roles.map((role) => words.roles[role]).join(words.signIn.rolesBetween))}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

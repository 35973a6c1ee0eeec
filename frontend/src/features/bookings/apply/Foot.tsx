import { paths } from "@/paths";
import { Button, LinkButton } from "@/ui/Button";
import { NotificationBanner } from "@/ui/NotificationBanner";
import type { ApplicationForm } from "./ApplyForm";
import { STEPS } from "./checks";
import { useWords } from "./words";

/** The way on, the way back, and the way out without losing anything. */
export function Foot({ form, again }: { form: ApplicationForm; again: boolean }) {
  const words = useWords();
  const { steps, saving, status } = form;
  const last = steps.step === "confirm";
  const before = STEPS[steps.current - 1];
  const stranger = status === "visitor" || status === "expired";
  return (
    <div className="mt-8 flex flex-col gap-6">
      {last && stranger ? (
        <SignInFirst />
      ) : (
        <Button type="submit" size="large" busy={saving.busy} className="sm:self-start">
          {last ? (again ? words.submitAgain : words.submit) : words.next}
        </Button>
      )}
      <div className="flex flex-wrap gap-3">
        {before && (
          <Button look="line" icon="chevron-left" onClick={() => steps.go(before)}>
            {words.back}
          </Button>
        )}
        {status === "person" && form.applying.names.length > 0 && (
          <Button look="text" onClick={() => void form.keepAndLeave()}>
            {words.keep}
          </Button>
        )}
      </div>
      <p className="text-sm text-solid-gray-700">{words.keptHere}</p>
    </div>
  );
}

/** A visitor has typed everything and only then needs an account; the way leads back to this very step. */
function SignInFirst() {
  const words = useWords();
  const { pathname, search } = globalThis.location;
  return (
    <NotificationBanner
      tone="info"
      title={words.signInFirst}
      actions={
        <>
          <LinkButton href={paths.signIn(`${pathname}${search}`)}>{words.signIn}</LinkButton>
          <LinkButton look="line" href={paths.register()}>
            {words.register}
          </LinkButton>
        </>
      }
    >
      {words.signInText}
    </NotificationBanner>
  );
}

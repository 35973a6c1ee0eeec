import { useSession } from "@/api/session";
import { shortDate } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { PageTitle } from "@/ui/PageTitle";
import { Panel } from "@/ui/Panel";
import { AccountClosing } from "./AccountClosing";
import { PasswordForm } from "./PasswordForm";
import { ProfileForm } from "./ProfileForm";
import { SignOutEverywhere } from "./SignOutEverywhere";
import { useWords } from "./words";

export default function AccountPage() {
  const words = useWords();
  const { locale } = useLocale();
  const session = useSession();
  const { me } = session;
  if (me === null) return <PageTitle title={words.account.title} />;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle title={words.account.title} />
      <div className="flex flex-col gap-6">
        <Panel title={words.account.profile}>
          <ProfileForm me={me} />
        </Panel>
        <Panel title={words.account.memberships}>
          <ul>
            {me.memberships.map(({ id, organisation, role, until_on }) => (
              <li key={id} className="border-b border-solid-gray-200 py-2 last:border-0">
                {organisation.name} <strong>{words.roles[role]}</strong>
                {until_on && <span className="ms-2 text-sm">{words.account.until(shortDate(until_on, locale))}</span>}
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={words.account.passwordTitle}>
          <PasswordForm />
        </Panel>
        <Panel title={words.account.sessionsTitle}>
          <SignOutEverywhere />
        </Panel>
        <Panel title={words.account.closeTitle}>
          <AccountClosing />
        </Panel>
      </div>
    </div>
  );
}

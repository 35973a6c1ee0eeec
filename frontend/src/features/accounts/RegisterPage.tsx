import { useState } from "react";
import { api } from "@/api/client";
import { useSettings } from "@/api/settings";
import { useDraft } from "@/lib/drafts";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { PageTitle } from "@/ui/PageTitle";
import { Skeleton } from "@/ui/Skeleton";
import { RegisterForm } from "./RegisterForm";
import { EMPTY_REGISTRATION, toRequest, type Registration } from "./registration";
import { useWords } from "./words";

export default function RegisterPage() {
  const { register: words } = useWords();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const draft = useDraft("registration", EMPTY_REGISTRATION);
  const demo = useSettings()?.mode === "demo";
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle
        title={sentTo === null ? words.title : words.sentTitle}
        part={sentTo ?? ""}
        lead={sentTo === null ? words.lead : undefined}
      />
      {sentTo !== null && <p>{words.sentText(sentTo)}</p>}
      {sentTo === null && !draft.ready && <Skeleton rows={4} />}
      {sentTo === null && draft.ready && (
        <>
          {draft.restored && <NotificationBanner tone="info" title={words.restored} />}
          <RegisterForm
            initial={draft.value}
            demo={demo}
            // A password is never written to the device.
            onChange={(values) => draft.change({ ...values, password: "" })}
            send={send}
            onSent={(values) => {
              draft.drop();
              setSentTo(values["contact.email"]);
            }}
          />
        </>
      )}
    </div>
  );
}

function send(values: Registration) {
  return api.POST("/api/registrations", { body: toRequest(values) });
}

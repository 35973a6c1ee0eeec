import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { asProblem } from "@/api/problem";
import { query } from "@/api/query";
import type { components } from "@/api/schema";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/locale";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/Dialog";
import { NotificationBanner } from "@/ui/NotificationBanner";
import { Panel } from "@/ui/Panel";
import { useToast } from "@/ui/Toast";
import { useCalendarsWords } from "./words";

type Feed = components["schemas"]["IcalFeed"];

/** The secret address under which others read when the facility is taken. It is seen once. */
export function FeedPanel({ facilityId, feed }: { facilityId: string; feed: Feed }) {
  const { feed: words } = useCalendarsWords();
  const { locale } = useLocale();
  const { issue, revoke, problem } = useFeed(facilityId);
  const [asking, setAsking] = useState<"renew" | "revoke" | null>(null);
  const path = { params: { path: { id: facilityId } } };
  const close = () => setAsking(null);
  return (
    <Panel title={words.title}>
      <div className="flex max-w-3xl flex-col gap-4">
        <p>{words.lead}</p>
        {problem && (
          <NotificationBanner tone="error" title={problem.title}>
            {problem.detail}
          </NotificationBanner>
        )}
        <p className="font-bold">{stateOf(feed, words, (at) => moment(at, locale))}</p>
        {issue.data && feed.live && <Address address={issue.data.address} />}
        {feed.live && !issue.data && <p className="text-sm text-solid-gray-700">{words.forgotten}</p>}
        <div className="flex flex-wrap gap-3">
          {feed.may.includes("feed.issue") &&
            (feed.live ? (
              <Button look="line" icon="refresh" onClick={() => setAsking("renew")}>
                {words.renew}
              </Button>
            ) : (
              <Button icon="link" busy={issue.isPending} onClick={() => issue.mutate(path)}>
                {words.issue}
              </Button>
            ))}
          {feed.may.includes("feed.revoke") && (
            <Button look="line" onClick={() => setAsking("revoke")}>
              {words.revoke}
            </Button>
          )}
        </div>
      </div>
      <ConfirmDialog
        open={asking === "renew"}
        onClose={close}
        title={words.renewTitle}
        consequences={words.renewConsequences}
        confirmLabel={words.renew}
        busy={issue.isPending}
        onConfirm={() => issue.mutate(path, { onSettled: close })}
      />
      <ConfirmDialog
        open={asking === "revoke"}
        onClose={close}
        title={words.revokeTitle}
        consequences={words.revokeConsequences}
        confirmLabel={words.revoke}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(path, { onSettled: close })}
      />
    </Panel>
  );
}

function useFeed(facilityId: string) {
  const { feed: words } = useCalendarsWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () =>
    queries.invalidateQueries({
      queryKey: ["get", "/api/facilities/{id}/feed", { params: { path: { id: facilityId } } }],
    });
  const issue = query.useMutation("post", "/api/facilities/{id}/feed", {
    onSuccess: () => toast(words.issueDone),
    onSettled: refresh,
  });
  const revoke = query.useMutation("delete", "/api/facilities/{id}/feed", {
    onSuccess: () => {
      issue.reset();
      toast(words.revokeDone);
    },
    onSettled: refresh,
  });
  const error = issue.error ?? revoke.error;
  return { issue, revoke, problem: error ? asProblem(error) : null };
}

function stateOf(feed: Feed, words: ReturnType<typeof useCalendarsWords>["feed"], at: (moment: string) => string) {
  if (feed.live && feed.issued_at) return words.live(at(feed.issued_at));
  if (feed.revoked_at) return words.revoked(at(feed.revoked_at));
  return words.none;
}

function Address({ address }: { address: string }) {
  const { feed: words } = useCalendarsWords();
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  const copy = () => {
    field.current?.select();
    // Without a secure address a browser keeps the clipboard to itself: then what is selected is copied by hand.
    void navigator.clipboard?.writeText(address).then(() => toast(words.copied));
  };
  return (
    <NotificationBanner tone="success" title={words.once}>
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <label className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
          <span className="font-bold">{words.address}</span>
          <input
            ref={field}
            readOnly
            className="control"
            value={address}
            translate="no"
            onFocus={(event) => event.target.select()}
          />
        </label>
        <Button look="line" icon="clipboard" onClick={copy}>
          {words.copy}
        </Button>
      </div>
      <p className="mt-2 text-sm">{words.secret}</p>
    </NotificationBanner>
  );
}

import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { query } from "@/api/query";
import { useIdempotency } from "@/api/writes";
import { useFragmentToken } from "@/lib/route";

export type LinkAct =
  | { do: "approve"; comment: string }
  | { do: "giveBack"; comment: string }
  | { do: "cancel"; agreedFeeYen: number }
  | { do: "take" }
  | { do: "leave" };

/** The token stays in memory only: once read, it leaves the address bar, so no copied address or screenshot carries it. */
export function useToken(): string {
  const token = useFragmentToken();
  useEffect(() => {
    const { pathname, search, hash } = globalThis.location;
    if (hash !== "") globalThis.history.replaceState(globalThis.history.state, "", `${pathname}${search}`);
  }, []);
  return token;
}

/** Looking is a POST, because the token travels in a body; it changes nothing. */
export function useSchedule(token: string) {
  return query.useQuery("post", "/api/links/view", { body: { token } }, { enabled: token !== "", retry: false });
}

export function useLinkAct(token: string) {
  const idempotency = useIdempotency();
  return useMutation<LinkAct["do"], Problem, LinkAct>({
    mutationFn: async (act) => {
      const headers = idempotency(act);
      const answer = await send(token, act, headers).catch((failure: unknown) => ({ error: failure }));
      if (!("data" in answer) || answer.data === undefined) throw asProblem(answer.error);
      return act.do;
    },
  });
}

function send(token: string, act: LinkAct, headers: Record<string, string>) {
  switch (act.do) {
    case "approve":
      return api.POST("/api/links/approve", { headers, body: { token, comment: act.comment } });
    case "giveBack":
      return api.POST("/api/links/return", { headers, body: { token, comment: act.comment } });
    case "take":
      return api.POST("/api/links/accept_offer", { headers, body: { token } });
    case "leave":
      return api.POST("/api/links/decline_offer", { headers, body: { token } });
    case "cancel":
      return api.POST("/api/links/cancel", { headers, body: { token, agreed_fee_yen: act.agreedFeeYen } });
  }
}

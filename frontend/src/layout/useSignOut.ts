import { useCallback } from "react";
import { api } from "@/api/client";
import { useLeave } from "@/features/accounts/useLeave";

/** Nothing that the person saw stays in memory, even when the server cannot be told. */
export function useSignOut(): () => Promise<void> {
  const leave = useLeave();
  return useCallback(async () => {
    await api.DELETE("/api/sessions/current").catch(() => null);
    leave();
  }, [leave]);
}

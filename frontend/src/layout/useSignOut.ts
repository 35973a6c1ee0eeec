import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "@/api/client";
import { end } from "@/api/session";
import { paths } from "@/paths";
import { useNavigation } from "@/ui/navigation";

/** Nothing that the person saw stays in memory, even when the server cannot be told. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  const { go } = useNavigation();
  return useCallback(async () => {
    await api.DELETE("/api/sessions/current").catch(() => null);
    end();
    queries.clear();
    go(paths.search());
  }, [queries, go]);
}

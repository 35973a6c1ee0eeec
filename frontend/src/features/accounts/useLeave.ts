import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { end } from "@/api/session";
import { paths } from "@/paths";
import { useNavigation } from "@/ui/navigation";

/** Forgets the person and everything that was loaded for them, then shows the first page. */
export function useLeave(): () => void {
  const queries = useQueryClient();
  const { go } = useNavigation();
  return useCallback(() => {
    end();
    queries.clear();
    go(paths.search());
  }, [queries, go]);
}

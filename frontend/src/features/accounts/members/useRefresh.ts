import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** After any change: who belongs where is read again. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: ["get", "/api/organisations"] });
    void queries.invalidateQueries({ queryKey: ["get", "/api/organisations/{id}/members"] });
  }, [queries]);
}

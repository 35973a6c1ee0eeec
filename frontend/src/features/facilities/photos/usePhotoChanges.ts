import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { ifMatch, useIdempotency } from "@/api/writes";
import { useToast } from "@/ui/Toast";
import type { Photo } from "../wire";
import { problemErrors, type Description, type DescriptionError } from "./pending";
import { usePhotoWords } from "./words";

type Answer = { data?: unknown; error?: unknown; response: Response };

/** Orders, describes and deletes the photos that are there; a refusal is shown and the list read again. */
export function usePhotoChanges(facilityId: string) {
  const words = usePhotoWords();
  const toast = useToast();
  const queries = useQueryClient();
  const idempotency = useIdempotency();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [errors, setErrors] = useState<DescriptionError>({});
  const [busy, setBusy] = useState(false);

  const take = async (sending: Promise<Answer>, done: string): Promise<boolean> => {
    setBusy(true);
    const answer = await sending.catch((failure: unknown) => ({ error: failure, response: Response.error() }));
    setBusy(false);
    const refused = answer.response.ok ? null : asProblem(answer.error);
    setProblem(refused);
    setErrors(refused === null ? {} : problemErrors(refused));
    if (refused === null) toast(done);
    await queries.invalidateQueries();
    return refused === null;
  };
  const order = (ids: readonly string[], done: string) => {
    const body = { ids: [...ids] };
    const params = { path: { id: facilityId }, header: idempotency({ body, at: Date.now() }) };
    return take(api.PUT("/api/facilities/{id}/photos/order", { params, body }), done);
  };
  const describe = (photo: Photo, described: Description) => {
    const { alt_ja: ja, alt_en: en, credit, licence, consent } = described;
    const body = { alt: { ja, en }, credit, licence, consent: consent === "" ? photo.consent : consent };
    const header = { ...ifMatch(photo.version), ...idempotency({ body, version: photo.version }) };
    return take(api.PUT("/api/photos/{id}", { params: { path: { id: photo.id }, header }, body }), words.described);
  };
  const remove = (photo: Photo) => {
    const header = { ...ifMatch(photo.version), ...idempotency({ remove: photo.id, version: photo.version }) };
    return take(api.DELETE("/api/photos/{id}", { params: { path: { id: photo.id }, header } }), words.removed);
  };
  const forget = () => {
    setProblem(null);
    setErrors({});
  };
  return { order, describe, remove, forget, busy, problem, errors };
}

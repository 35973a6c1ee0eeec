import createQueryClient from "openapi-react-query";
import { api } from "./client";

/**
 * The API as hooks: `query.useQuery("get", "/api/facilities/{id}", { params })`; a failure throws the problem
 * document. Apart from `api`, because the survey does without the query cache.
 */
export const query = createQueryClient(api);

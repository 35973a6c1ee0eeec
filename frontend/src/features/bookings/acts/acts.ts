import type { ButtonLook } from "@/ui/Button";
import type { Booking } from "../wire";
import type { Messages, Verb } from "./text/ja";

export type { Verb } from "./text/ja";

type Kind = {
  look: ButtonLook;
  comment: "none" | "optional" | "required";
  /** Ends something: asked for apart from the decisions, so that it is not pressed for one of them. */
  leaves?: true;
};

/** In the order of the buttons. Which of them stand there is the server's `may`. */
export const ACTS: Record<Verb, Kind> = {
  "booking.approve": { look: "fill", comment: "optional" },
  "booking.forward": { look: "fill", comment: "optional" },
  "booking.accept": { look: "fill", comment: "optional" },
  "offer.accept": { look: "fill", comment: "none" },
  "offer.decline": { look: "line", comment: "none" },
  "change.approve": { look: "fill", comment: "optional" },
  "change.forward": { look: "fill", comment: "optional" },
  "change.accept": { look: "fill", comment: "optional" },
  "change.return": { look: "line", comment: "required" },
  "change.refuse": { look: "line", comment: "required" },
  "booking.check_in": { look: "fill", comment: "none" },
  "booking.check_out": { look: "fill", comment: "none" },
  "booking.return": { look: "line", comment: "required" },
  "booking.decline": { look: "line", comment: "required" },
  "booking.disapprove": { look: "line", comment: "required", leaves: true },
  "booking.no_show": { look: "line", comment: "optional", leaves: true },
  "waiting.end": { look: "line", comment: "required", leaves: true },
  "change.withdraw": { look: "line", comment: "optional", leaves: true },
  "booking.withdraw": { look: "line", comment: "optional", leaves: true },
  "booking.cancel": { look: "line", comment: "optional", leaves: true },
  "booking.call_off": { look: "line", comment: "required", leaves: true },
  "booking.revoke": { look: "line", comment: "required", leaves: true },
};

export const VERBS = Object.keys(ACTS).filter(isVerb);

function isVerb(text: string): text is Verb {
  return text in ACTS;
}

type About = Partial<Pick<Booking, "call" | "holder">>;

/** The words of an act: sending on means another thing where places are given later, a host's yes while another's is open. */
export function actWords({ acts }: Messages, verb: Verb, { call, holder }: About) {
  const pooled = call !== undefined && call.selection_method !== "first_come";
  if (verb === "booking.forward" && pooled) return acts["booking.forward:pooled"];
  const both = (holder?.places.length ?? 0) > 1;
  return acts[verb === "booking.accept" && both ? "booking.accept:pair" : verb];
}

/** The acts open to the reader: decisions first, ways out apart. */
export function open(may: readonly string[]): { decide: Verb[]; leave: Verb[] } {
  const mine = VERBS.filter((verb) => may.includes(verb));
  return { decide: mine.filter((verb) => !ACTS[verb].leaves), leave: mine.filter((verb) => ACTS[verb].leaves) };
}

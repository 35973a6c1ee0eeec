import { useState } from "react";
import { takeToken } from "./opening";
import { Survey } from "./Survey";
import { Ended } from "./Ended";

/** The personal link of a mail, for people with and without an account. */
export default function SurveyPage() {
  const [token] = useState(takeToken);
  return token === null ? <Ended code="survey.needs_link" detail={null} /> : <Survey asked={{ token }} />;
}

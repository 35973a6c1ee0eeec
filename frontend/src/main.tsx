import "./styles.css";

/**
 * Two small applications share this entry: the survey opens from a mail on a phone in a tunnel, so it comes
 * without router and query cache (≤ 90 kB); everything else is the full client.
 */
const root = document.getElementById("root");
if (root) {
  const { mount } = await (globalThis.location.pathname === "/survey" ? import("./survey-app") : import("./app"));
  mount(root);
}

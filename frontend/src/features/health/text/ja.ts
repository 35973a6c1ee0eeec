export const ja = {
  health: { title: "稼働状況" },
};

export type Messages = typeof ja;

export const ja = {
  calls: { title: "募集" },
};

export type Messages = typeof ja;

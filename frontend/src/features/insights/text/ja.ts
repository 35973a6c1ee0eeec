export const ja = {
  results: { title: "アンケート結果" },
};

export type Messages = typeof ja;

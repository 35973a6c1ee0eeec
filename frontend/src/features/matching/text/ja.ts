export const ja = {
  search: { title: "ワーケーション施設をさがす" },
};

export type Messages = typeof ja;

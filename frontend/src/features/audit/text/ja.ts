export const ja = {
  audit: { title: "操作の記録" },
};

export type Messages = typeof ja;
